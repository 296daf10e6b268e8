#include "formats/json_ld/values.hpp"

#include "markup/csl_html.hpp"
#include "markup/html_text.hpp"
#include "markup/percent.hpp"
#include "markup/readable.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::json_ld {
namespace {

using markup::PlainCharacters;

// Publishers' exports have HTML in their titles.
PlainCharacters plain(const RichText& text) {
    PlainCharacters words = markup::in_plain_characters(text);
    if (words.text.find('<') == std::string::npos) return words;
    PlainCharacters untagged = markup::in_plain_characters(markup::parse_csl_html(words.text));
    return {std::move(untagged.text), words.exact && untagged.exact};
}
PlainCharacters plain(const std::string& verbatim) {
    return {verbatim.find("://") == std::string::npos ? without_tex(verbatim) : verbatim};
}
PlainCharacters plain(const auto&) { return {}; }

}  // namespace

PlainCharacters plain_value(const Value& value) {
    PlainCharacters words = std::visit([](const auto& kind) { return plain(kind); }, value);
    words.text = text::trimmed(words.text);
    return words;
}

std::string without_tex(const std::string& text) {
    if (text.find('\\') == std::string::npos) return text;
    RichText rich;
    rich.append(Raw{"latex", text});
    return plain_text(markup::readable(rich));
}

std::optional<std::string> web_url(std::string_view address) {
    address = text::trimmed(address);
    const std::string scheme = text::lower(address.substr(0, address.find(':')));
    const std::size_t authority = scheme.size() + 3;
    if ((scheme != "http" && scheme != "https") || address.size() <= authority ||
        address.substr(scheme.size(), 3) != "://")
        return std::nullopt;
    std::string url = scheme;
    constexpr std::string_view never = "{}|\\^`";  // RFC 3986 has no place for them
    for (const char c : markup::url_text(address.substr(scheme.size()))) {
        if (never.find(c) == std::string_view::npos)
            url += c;
        else
            markup::append_percent(url, c);
    }
    return url;
}

}  // namespace bibconv::json_ld
