#include "formats/bibtex/sniff.hpp"

#include <algorithm>
#include <string>

#include "formats/bibtex/lexer.hpp"
#include "formats/bibtex/type_table.hpp"
#include "text/ascii.hpp"

namespace bibconv::bibtex {
namespace {

// Fields that one dialect has and people who use the other one do not write. `location` and `urldate` are both's by
// now.
constexpr std::string_view classic_fields = "year month journal address school annote archiveprefix";
constexpr std::string_view modern_fields =
    "date journaltitle journalsubtitle issuetitle maintitle eventdate origdate langid eprinttype eprintclass related "
    "annotation xdata";

constexpr bool is_word(char c) noexcept { return text::is_ascii_letter(c) || c == '-' || c == '_' || c == '+'; }

// The last word of a text, in lower case.
std::string word_before(std::string_view text) {
    text = text::trimmed(text);
    const auto begin = std::find_if_not(text.rbegin(), text.rend(), is_word);
    return text::ascii_lower(text.substr(static_cast<std::size_t>(text.rend() - begin)));
}

bool is_biblatex(std::string_view head) {
    int votes = 0;
    for (std::size_t at = head.find('='); at != std::string_view::npos; at = head.find('=', at + 1)) {
        constexpr std::size_t longest = 40;  // of a name with the spaces before the sign
        const std::string field = word_before(head.substr(at - std::min(at, longest), std::min(at, longest)));
        votes += (lists(modern_fields, field) ? 1 : 0) - (lists(classic_fields, field) ? 1 : 0);
    }
    for (std::size_t at = head.find('@'); at != std::string_view::npos; at = head.find('@', at + 1)) {
        if (!looks_like_item(head, at)) continue;
        const std::string_view rest = head.substr(at + 1);
        const std::string type = text::ascii_lower(rest.substr(0, rest.find_first_of(" \t\r\n{(")));
        votes += is_known_in(type, Dialect::classic) ? 0 : 1;
    }
    return votes > 0;
}

bool has_items(std::string_view head) {
    if (looks_like_item(text::trimmed(head), 0)) return true;
    for (std::size_t at = head.find("\n@"); at != std::string_view::npos; at = head.find("\n@", at + 1)) {
        if (looks_like_item(head, at + 1)) return true;
    }
    return false;
}

}  // namespace

bool sniff(std::string_view head, Dialect dialect) {
    return has_items(head) && is_biblatex(head) == (dialect == Dialect::modern);
}

}  // namespace bibconv::bibtex
