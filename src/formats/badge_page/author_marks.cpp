#include "formats/badge_page/author_marks.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "formats/badge_page/field_text.hpp"
#include "model/name_text.hpp"
#include "text/ascii.hpp"

namespace bibconv::badge_page {
namespace {

constexpr std::string_view annotation_field = "bibtex:author+an";
constexpr std::size_t longest_marks = 32;  // bytes; whoever writes more means something else
constexpr auto signs = std::to_array<std::string_view>({"*", "†", "‡", "§", "¶", "#", "∗"});

bool is_number_mark(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789,") == std::string_view::npos;
}

// Whether the text is made of signs, and of the numbers of affiliations.
bool is_marks(std::string_view text) {
    if (text.empty()) return false;
    while (!text.empty()) {
        const auto sign = std::ranges::find_if(signs, [&](std::string_view one) { return text.starts_with(one); });
        if (sign == signs.end() && !is_number_mark(text.substr(0, 1))) return false;
        text.remove_prefix(sign == signs.end() ? 1 : sign->size());
    }
    return true;
}

// Takes one sign off the end, and puts it before those that were taken already.
bool take_sign(std::string_view& text, std::string& marks) {
    const auto sign = std::ranges::find_if(signs, [&](std::string_view one) { return text.ends_with(one); });
    if (sign == signs.end()) return false;
    text.remove_suffix(sign->size());
    marks.insert(0, *sign);
    return true;
}

std::string take_plain_signs(std::string& text) {
    std::string marks;
    std::string_view rest = text;
    while (rest.size() > 1 && marks.size() < longest_marks && take_sign(rest, marks)) {
    }
    text.resize(rest.size());
    return marks;
}

// `<sup>*</sup>`, `<sup>1,2</sup>`
bool take_superscript(std::string_view& text, std::string& marks) {
    const std::size_t open = text.ends_with("</sup>") ? text.rfind("<sup>") : std::string_view::npos;
    if (open == std::string_view::npos) return false;
    std::string inside;
    for (const char c : text.substr(open + 5, text.size() - open - 11)) {
        if (c != '\\') inside += c;
    }
    if (!is_marks(inside)) return false;
    marks.insert(0, inside);
    text = text.substr(0, open);
    return true;
}

// A star may also end what is bold: an even number of them does.
bool take_escaped_sign(std::string_view& text, std::string& marks) {
    const std::size_t stars = text.size() - std::min(text.find_last_not_of('*') + 1, text.size());
    const bool escaped = stars > 0 && stars < text.size() && text[text.size() - stars - 1] == '\\';
    if (stars % 2 == 0 && stars > 0 && !escaped) return false;
    if (stars > 1 && escaped) return false;
    if (!take_sign(text, marks)) return false;
    if (text.ends_with('\\')) text.remove_suffix(1);
    return true;
}

// What `1=equal; 2="†"` says, by the numbers of the authors. Of several for one the first counts.
std::unordered_map<std::string_view, std::string_view> annotations_of(std::string_view text) {
    std::unordered_map<std::string_view, std::string_view> values;
    std::size_t end = text.size();  // of the value that is looked for
    for (std::size_t at = text.size(); at-- > 0;) {
        if (text[at] == ';') end = at;
        std::size_t number = at;
        while (text[at] == '=' && number > 0 && text::is_digit(text[number - 1])) --number;
        if (number == at) continue;
        values[text.substr(number, at - number)] = text.substr(at + 1, end - at - 1);
        at = end = number;
    }
    return values;
}

bool speaks_of_equality(std::string_view annotation) {
    return annotation.find("equal") != std::string_view::npos || annotation.find("first") != std::string_view::npos;
}

std::string quoted_marks(std::string_view annotation) {
    annotation = text::trimmed(annotation);
    if (annotation.size() < 3 || annotation.front() != '"' || annotation.back() != '"') return {};
    annotation = annotation.substr(1, annotation.size() - 2);
    return is_marks(annotation) ? std::string(annotation) : std::string();
}

bool is_homonym_number(std::string_view word) {
    return word.size() == 4 && word.starts_with("00") && std::ranges::all_of(word, text::is_digit);
}

Name without_number(Name name) {
    const std::size_t space = name.family.rfind(' ');
    if (is_homonym_number(name.family) && !name.given.empty()) return model::parse_display_name(name.given);
    if (space != std::string::npos && is_homonym_number(std::string_view(name.family).substr(space + 1)))
        name.family.resize(space);
    return name;
}

bool ends_in_sign(std::string_view text) {
    return std::ranges::any_of(signs, [&](std::string_view sign) { return text.ends_with(sign); });
}

bool is_starred(const MarkedName& author) { return author.marks.find('*') != std::string::npos; }

}  // namespace

MarkedName::MarkedName(const Name& name) : written_(&name) {
    const bool numbered = !name.family.empty() && text::is_digit(name.family.back());
    if (!numbered && !ends_in_sign(name.family) && !ends_in_sign(name.given)) return;
    Name rest = name;
    marks = take_plain_signs(rest.family);
    if (marks.empty()) marks = take_plain_signs(rest.given);
    cleaned_ = std::make_unique<const Name>(without_number(std::move(rest)));
}

std::vector<MarkedName> marked_authors(const Entry& entry, const NameList& authors) {
    std::vector<MarkedName> result;
    result.reserve(authors.names.size());
    std::string joined;
    const auto annotations = annotations_of(text_of(entry, annotation_field, joined));
    for (const Name& name : authors.names) {
        MarkedName& author = result.emplace_back(name);
        const auto annotation = annotations.find(std::to_string(result.size()));
        if (annotation == annotations.end()) continue;
        author.marks += quoted_marks(annotation->second);
        author.equal = speaks_of_equality(annotation->second);
    }
    // A single star says something else, such as whom to write to.
    if (std::ranges::count_if(result, is_starred) < 2) return result;
    for (MarkedName& author : result) author.equal = author.equal || is_starred(author);
    return result;
}

std::optional<std::size_t> own_place(const std::vector<MarkedName>& authors, const model::Owner& owner) {
    if (!owner.known()) return std::nullopt;
    std::vector<const Name*> names;
    for (const MarkedName& author : authors) names.push_back(&author.name());
    return owner.position(names);
}

void set_marks(Entry& entry, const std::vector<std::string>& marks) {
    std::string annotation;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i].empty()) continue;
        annotation += (annotation.empty() ? "" : "; ") + std::to_string(i + 1) + "=\"" + marks[i] + '"';
    }
    if (!annotation.empty()) entry.fields.set(annotation_field, annotation);
}

std::string take_marks(std::string_view& name) {
    std::string marks;
    while (name.size() > 1 && marks.size() < longest_marks &&
           (take_superscript(name, marks) || take_escaped_sign(name, marks))) {
    }
    return marks;
}

std::string marks_text(const std::string& marks) {
    std::string text;
    for (const char c : marks) {
        if (c == '*' || c == '#') text += '\\';
        text += c;
    }
    const bool numbers = marks.find_first_of("0123456789") != std::string::npos;
    return numbers ? "<sup>" + text + "</sup>" : text;
}

}  // namespace bibconv::badge_page
