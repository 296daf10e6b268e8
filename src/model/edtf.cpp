#include "model/edtf.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <utility>

#include "text/ascii.hpp"

namespace bibconv::model {
namespace {

using text::is_digit;

// Takes things from the front of what is left.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool at(char c) const { return rest_.starts_with(c); }
    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::string_view take_digits(std::size_t most) {
        std::size_t count = 0;
        while (count < most && count < rest_.size() && is_digit(rest_[count])) ++count;
        const std::string_view digits = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return digits;
    }
    std::string_view take_all() { return std::exchange(rest_, std::string_view()); }
    [[nodiscard]] bool done() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

bool take_year(Scanner& scanner, DatePoint& point) {
    constexpr std::size_t longest = 9;
    const bool many = scanner.take('y') || scanner.take('Y');
    const bool negative = scanner.take('-');
    std::string digits(scanner.take_digits(many ? longest : 4));
    while (!many && digits.size() < 4 && scanner.take('X')) {
        digits += '0';
        ++point.unspecified;
    }
    if (digits.size() < 4 || point.unspecified > 3) return false;
    point.year = negative ? -number(digits) : number(digits);
    return true;
}

// One or two digits behind a hyphen.
bool take_part(Scanner& scanner, int& value) {
    const std::string_view digits = scanner.take_digits(2);
    value = number(digits);
    return !digits.empty();
}

// "14:05", "14:05:00.5", with a zone or without.
bool is_time(std::string_view text) {
    Scanner scanner(text);
    const auto take_two = [&](int most) {
        const std::string_view digits = scanner.take_digits(2);
        return digits.size() == 2 && number(digits) <= most;
    };
    if (!take_two(24) || !scanner.take(':') || !take_two(59)) return false;
    if (scanner.take(':') && !take_two(60)) return false;
    if (scanner.take('.') && scanner.take_digits(9).empty()) return false;
    if (scanner.take('Z') || scanner.done()) return scanner.done();
    if (!scanner.take('+') && !scanner.take('-')) return false;
    return take_two(24) && (scanner.done() || (scanner.take(':') && take_two(59) && scanner.done()));
}

// "-XX", or several of them, to the end of a date.
bool take_unspecified(Scanner& scanner, DatePoint& point, std::uint8_t most) {
    do {
        if (!scanner.take('X') || !scanner.take('X') || ++point.unspecified_parts > most) return false;
    } while (scanner.take('-'));
    return scanner.done();
}

bool take_month(Scanner& scanner, DatePoint& point) {
    int value = 0;
    if (!scanner.take('-')) return true;
    if (scanner.at('X')) return take_unspecified(scanner, point, 2);
    if (!take_part(scanner, value)) return false;
    if (value >= 21 && value <= 24) {
        point.season = static_cast<std::uint8_t>(value - 20);
        return true;
    }
    point.month = static_cast<std::uint8_t>(value);
    if (value < 1 || value > 12) return false;
    if (!scanner.take('-')) return true;
    if (scanner.at('X')) return take_unspecified(scanner, point, 1);
    if (!take_part(scanner, value) || value < 1 || value > days_of(point.year, point.month)) return false;
    point.day = static_cast<std::uint8_t>(value);
    return true;
}

std::optional<DatePoint> parse_point(std::string_view text) {
    DatePoint point;
    while (!text.empty() && std::string_view("~?%").find(text.back()) != std::string_view::npos) {
        point.approximate = point.approximate || text.back() != '?';
        point.uncertain = point.uncertain || text.back() != '~';
        text.remove_suffix(1);
    }
    Scanner scanner(text);
    if (!take_year(scanner, point) || !take_month(scanner, point)) return std::nullopt;
    if (point.day != 0 && scanner.take('T')) {
        point.time = scanner.take_all();
        if (!is_time(point.time)) return std::nullopt;
    }
    if (!scanner.done()) return std::nullopt;
    return point;
}

bool parse_end(std::string_view text, std::optional<DatePoint>& point) {
    if (text.empty() || text == "..") return true;
    point = parse_point(text);
    return point.has_value();
}

std::string padded(int value, int width) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%0*d", width, value);
    return buffer;
}

std::string format_point(const DatePoint& point) {
    const bool negative = point.year < 0;
    std::string result = padded(negative ? -point.year : point.year, 4);
    const std::size_t unspecified = std::min<std::size_t>(point.unspecified, 3);
    std::fill(result.end() - static_cast<std::ptrdiff_t>(unspecified), result.end(), 'X');
    if (negative) result.insert(0, "-");
    if (point.year > 9999 || point.year < -9999) result.insert(0, "y");
    if (point.season != 0) {
        result += "-" + std::to_string(point.season + 20);
    } else if (point.month != 0) {
        result += "-" + padded(point.month, 2);
        if (point.day != 0) result += "-" + padded(point.day, 2);
        if (point.day != 0 && !point.time.empty()) result += "T" + point.time;
    }
    for (int part = 0; part < point.unspecified_parts; ++part) result += "-XX";
    if (point.approximate || point.uncertain) result += !point.uncertain ? "~" : point.approximate ? "%" : "?";
    return result;
}

}  // namespace

int days_of(int year, int month) noexcept {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

std::optional<Date> parse_edtf(std::string_view text) {
    Date date;
    const std::size_t slash = text.find('/');
    date.range = slash != std::string_view::npos;
    if (!date.range) {
        date.begin = parse_point(text);
        return date.begin ? std::optional(date) : std::nullopt;
    }
    if (!parse_end(text.substr(0, slash), date.begin) || !parse_end(text.substr(slash + 1), date.end)) {
        return std::nullopt;
    }
    return date;
}

std::string format_edtf(const Date& date) {
    std::string result = date.begin ? format_point(*date.begin) : "";
    if (date.range) result += "/" + (date.end ? format_point(*date.end) : "");
    return result;
}

}  // namespace bibconv::model
