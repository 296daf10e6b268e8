#include "formats/badge_page/venue_text.hpp"

#include <algorithm>

#include "formats/badge_page/slots.hpp"
#include "markup/markdown.hpp"
#include "text/ascii.hpp"

namespace bibconv::badge_page {
namespace {

using text::is_digit;

// "NLP2024" and "SC24" hold 2024, "12024" and "1.24" do not.
bool holds_year(const std::string& title, const std::string& year) {
    if (year.size() != 4) return false;
    if (title.find(year) != std::string::npos) return true;
    const std::string last_two = year.substr(2);
    for (std::size_t at = title.find(last_two); at != std::string::npos; at = title.find(last_two, at + 1)) {
        const char before = at > 0 ? title[at - 1] : ' ';
        const char after = at + 2 < title.size() ? title[at + 2] : ' ';
        if ((before == '\'' || (before >= 'A' && before <= 'Z')) && !is_digit(after)) return true;
    }
    return false;
}

bool is_number(std::string_view word) { return !word.empty() && std::ranges::all_of(word, is_digit); }

bool may_be_year(std::string_view word) {
    return word.size() == 4 && is_number(word) && (word.starts_with("19") || word.starts_with("20"));
}

// "Journal of Things, 2024"
bool ends_in_year(std::string_view text) {
    const std::size_t comma = text.rfind(", ");
    return comma != std::string_view::npos && may_be_year(text.substr(comma + 2));
}

std::string pages_text(std::string pages) {
    if (const std::size_t hyphen = pages.find('-'); hyphen != std::string::npos) pages.replace(hyphen, 1, "\u2013");
    return pages;
}

std::string pages_value(std::string_view text) {
    std::string pages(text);
    if (const std::size_t dash = pages.find("\u2013"); dash != std::string::npos) pages.replace(dash, 3, "-");
    return pages;
}

// "12(3):45–67"
std::string issue_text(const Entry& entry) {
    std::string text = entry.fields.text("volume");
    if (const std::string issue = entry.fields.text("issue"); !issue.empty()) text += '(' + issue + ')';
    if (const std::string pages = entry.fields.text("page"); !pages.empty())
        text += (text.empty() ? "" : ":") + pages_text(pages);
    return text;
}

// "811–815", but not "2019–2020": a title may end in years.
bool is_page_range(std::string_view text) {
    constexpr std::string_view dash = "\u2013";
    const std::size_t at = text.find(dash);
    if (at == std::string_view::npos) return false;
    const std::string_view first = text.substr(0, at);
    const std::string_view last = text.substr(at + dash.size());
    return is_number(first) && is_number(last) && !(may_be_year(first) && may_be_year(last));
}

// The inverse of `issue_text`: the fields are set when `text` is a volume and more, a number and pages, or a range of
// pages. "Symposium, 12" and "Things, (3)" may be titles.
bool set_issue(Entry& entry, std::string_view text) {
    if (is_page_range(text)) {
        entry.fields.set("page", pages_value(text));
        return true;
    }
    const auto word_end = [&](std::size_t from) { return std::min(text.find_first_of("():", from), text.size()); };
    std::size_t at = word_end(0);
    const bool has_volume = at > 0;
    if (at == text.size()) return false;
    const std::string_view number = text.substr(has_volume ? 0 : 1);
    if (number.empty() || !is_digit(number.front())) return false;
    Fields fields;
    if (has_volume) fields.set("volume", std::string(text.substr(0, at)));
    if (text[at] == '(') {
        const std::size_t end = word_end(at + 1);
        fields.set("issue", std::string(text.substr(at + 1, end - at - 1)));
        at = end + 1;
    }
    if (at < text.size()) fields.set("page", pages_value(text.substr(at + 1)));
    if (!has_volume && !fields.has("page")) return false;
    for (const Field& field : fields) entry.fields.set(field.name, field.value);
    return true;
}

}  // namespace

std::string venue_text(const Entry& entry) {
    const RichText title = entry.fields.rich("container-title");
    if (title.empty()) return {};
    std::string text = markup::markdown(title);
    if (const std::string issue = issue_text(entry); !issue.empty()) text += ", " + markup::markdown(RichText(issue));
    const std::string year = year_of(entry);
    return year.empty() || holds_year(plain_text(title), year) ? text : text + ", " + year;
}

void set_venue_text(Entry& entry, std::string_view text) {
    // Where nothing else has a date, the venue's is the work's.
    if (!entry.fields.has("issued") && ends_in_year(text)) {
        if (const auto date = parse_date_text(text.substr(text.size() - 4))) entry.fields.set("issued", *date);
    }
    const std::string year = year_of(entry);
    if (!year.empty() && text.ends_with(", " + year)) text.remove_suffix(year.size() + 2);
    entry.fields.set("container-title", markup::parse_markdown(text));
    const std::size_t comma = text.rfind(", ");
    if (comma == std::string_view::npos) return;
    Entry with_issue = entry;
    with_issue.fields.set("container-title", markup::parse_markdown(text.substr(0, comma)));
    if (set_issue(with_issue, text.substr(comma + 2)) && venue_text(with_issue) == venue_text(entry))
        entry = std::move(with_issue);
}

}  // namespace bibconv::badge_page
