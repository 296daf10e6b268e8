#include "formats/badge_page/preprint.hpp"

#include "formats/badge_page/field_text.hpp"
#include "model/identifiers.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

// What follows `mark` in the text, as far as an identifier goes: "2301.00001v2", "cs/0301001".
std::string identifier_behind(std::string_view text, std::string_view mark) {
    const std::size_t at = text::ascii_lower(text).find(mark);
    if (at == std::string_view::npos) return {};
    std::string_view id = text.substr(at + mark.size());
    while (id.starts_with(' ')) id.remove_prefix(1);
    std::size_t end = 0;
    while (end < id.size() && (text::is_ascii_letter(id[end]) || text::is_digit(id[end]) ||
                               std::string_view("./-").find(id[end]) != std::string_view::npos))
        ++end;
    id = id.substr(0, end);
    while (id.ends_with('.') || id.ends_with('-')) id.remove_suffix(1);
    return id.find_first_of("0123456789") == std::string_view::npos ? std::string() : std::string(id);
}

std::string id_in_journal(const Entry& entry) {
    if (!is_arxiv_journal(entry)) return {};
    const std::string text = entry.fields.text("container-title") + ' ' + entry.fields.text("volume");
    const std::string id = identifier_behind(text, "arxiv:");
    return id.empty() ? identifier_behind(text, "abs/") : id;
}

}  // namespace

bool is_arxiv_journal(const Entry& entry) {
    std::string joined;
    const std::string_view title = text::trimmed(text_of(entry, "container-title", joined));
    for (const std::string_view name : {"arxiv", "corr"}) {
        if (text::equal_ignoring_case(title.substr(0, name.size()), name) &&
            (title.size() == name.size() || !text::is_ascii_letter(title[name.size()])))
            return true;
    }
    return false;
}

// arXiv identifiers are recognised without eprinttype as well: it is what most files lack.
std::string arxiv_of(const Entry& entry) {
    const std::string type = text::lower(entry.fields.text("eprint-type"));
    const std::string eprint = entry.fields.text("eprint");
    const bool looks_like_one = eprint.size() >= 9 && eprint.find('.') == 4;
    if (type == "arxiv") return std::string(model::bare_identifier(*model::find_archive(type), eprint));
    if (type.empty() && looks_like_one) return eprint;
    constexpr std::string_view address = "//arxiv.org/abs/";
    const std::string url = entry.fields.text("URL");
    const std::size_t at = url.find(address);
    return at == std::string::npos ? id_in_journal(entry) : url.substr(at + address.size());
}

std::optional<DatePoint> arxiv_date(const Entry& entry) {
    const std::string id = arxiv_of(entry);
    const auto is_number = [&](std::size_t at) { return text::is_digit(id[at]) && text::is_digit(id[at + 1]); };
    if (id.size() < 9 || id[4] != '.' || !is_number(0) || !is_number(2)) return std::nullopt;
    DatePoint point;
    point.year = 2000 + (id[0] - '0') * 10 + id[1] - '0';
    point.month = static_cast<std::uint8_t>((id[2] - '0') * 10 + id[3] - '0');
    return point;
}

}  // namespace bibconv::badge_page
