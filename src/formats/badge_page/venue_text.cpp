#include "formats/badge_page/venue_text.hpp"

#include <algorithm>
#include <optional>

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

constexpr std::string_view range_dash = "\u2013";

// "Journal of Things, 2024"
bool ends_in_year(std::string_view text) {
    const std::size_t comma = text.rfind(", ");
    return comma != std::string_view::npos && may_be_year(text.substr(comma + 2));
}

std::string pages_text(std::string pages) {
    if (const std::size_t hyphen = pages.find('-'); hyphen != std::string::npos) pages.replace(hyphen, 1, range_dash);
    return pages;
}

std::string pages_value(std::string_view text) {
    std::string pages(text);
    if (const std::size_t at = pages.find(range_dash); at != std::string::npos)
        pages.replace(at, range_dash.size(), "-");
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

// "811–815", but not "1789–1815" or "1939–45": a title may end in years.
bool is_page_range(std::string_view text) {
    const std::size_t at = text.find(range_dash);
    if (at == std::string_view::npos) return false;
    const std::string_view first = text.substr(0, at);
    const std::string_view last = text.substr(at + range_dash.size());
    const bool years = first.size() == 4 && first >= "1500" && first < "2100" && last.size() % 2 == 0;
    return is_number(first) && is_number(last) && !years;
}

// What a volume, a number or pages may be, in what a .bib writes as well: its own dashes are other ones.
bool is_whole_word(std::string_view text) {
    return !text.empty() && text::trimmed(text) == text && text.find(range_dash) == std::string_view::npos;
}

// The inverse of `issue_text`: a volume and more, a number and pages that have a digit, or a range of pages. Nothing
// for other words: "Symposium, 12", "Things, (3)" and "Congress, (5th): Abstracts" may be titles.
std::optional<Fields> read_issue(std::string_view text) {
    const auto take = [&text] {
        const std::string_view word = text.substr(0, text.find_first_of("():"));
        text.remove_prefix(word.size());
        return word;
    };
    const auto begins_number = [](std::string_view word) { return is_whole_word(word) && is_digit(word.front()); };
    Fields fields;
    if (is_page_range(text)) {
        fields.set("page", pages_value(text));
        return fields;
    }
    const std::string_view volume = take();
    if (!volume.empty()) fields.set("volume", std::string(volume));
    const bool has_issue = text.starts_with('(');
    if (has_issue) {
        text.remove_prefix(1);
        const std::string_view issue = take();
        if (!is_whole_word(issue) || !text.starts_with(')')) return std::nullopt;
        fields.set("issue", std::string(issue));
        text.remove_prefix(1);
    }
    if (!begins_number(volume.empty() ? fields.text("issue") : volume)) return std::nullopt;
    if (text.empty()) return has_issue && !volume.empty() ? std::optional(fields) : std::nullopt;
    std::string pages = pages_value(text.substr(1));
    if (!text.starts_with(':') || !is_whole_word(pages) || std::ranges::none_of(pages, is_digit)) return std::nullopt;
    fields.set("page", std::move(pages));
    return fields;
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
    // The badge of the venue has all of its name.
    if (entry.fields.text("abbr").ends_with(text.substr(comma))) return;
    const auto issue = read_issue(text.substr(comma + 2));
    if (!issue) return;
    Entry with_issue = entry;
    with_issue.fields.set("container-title", markup::parse_markdown(text.substr(0, comma)));
    for (const Field& field : *issue) with_issue.fields.set(field.name, field.value);
    if (venue_text(with_issue) == venue_text(entry)) entry = std::move(with_issue);
}

}  // namespace bibconv::badge_page
