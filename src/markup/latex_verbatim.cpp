#include <algorithm>

#include "markup/latex.hpp"
#include "markup/latex_text.hpp"

namespace bibconv::markup {
namespace {

struct Escape {
    std::string_view latex;
    std::string_view text;
};

// The first that fits is read.
constexpr Escape escapes[] = {
    {"\\textbackslash{}", "\\"},
    {"\\textbraceleft{}", "{"},
    {"\\textbraceright{}", "}"},
    {"\\textasciitilde{}", "~"},
    {"{\\textasciitilde}", "~"},
    {"\\textasciitilde ", "~"},
    {"$\\sim$", "~"},
    {"\\textunderscore{}", "_"},
    {"{\\textless}", "<"},
    {"\\textless{}", "<"},
    {"\\textless ", "<"},
    {"$<$", "<"},
    {"{\\textgreater}", ">"},
    {"\\textgreater{}", ">"},
    {"\\textgreater ", ">"},
    {"$>$", ">"},
    {"{~}", "~"},
    {"{_}", "_"},
    {"{%}", "%"},
    {"{&}", "&"},
    {"{#}", "#"},
    {"{\\string_}", "_"},
    {"{\\string~}", "~"},
    {"\\string_", "_"},
    {"\\string~", "~"},
    {"\\textasciicircum{}", "^"},
    {"{\\_}", "_"},
    {"{\\%}", "%"},
    {"{\\&}", "&"},
    {"{\\#}", "#"},
    {"{\\~{}}", "~"},
    {"{\\~}", "~"},
    {"\\~{}", "~"},
    {"\\^{}", "^"},
    {"\\_", "_"},
    {"\\%", "%"},
    {"\\&", "&"},
    {"\\#", "#"},
    {"\\$", "$"},
    {"\\{", "{"},
    {"\\}", "}"},
    {"\\~", "~"},
    {"\\/", ""},
};

constexpr bool begins_escape(char c) noexcept { return c == '\\' || c == '{' || c == '$'; }

// The size of `\symbol{N}`, `\char N` or `{\char N}` at the beginning; 0 when it is none.
std::size_t numbered(std::string_view rest, std::string& out) {
    struct Form {
        std::string_view head;
        bool braced;
    };
    constexpr Form forms[] = {{"\\symbol{", true}, {"{\\char", true}, {"\\char", false}};
    const auto* form = std::ranges::find_if(forms, [&](const Form& one) { return rest.starts_with(one.head); });
    if (form == std::end(forms)) return 0;
    char32_t point = 0;
    const std::size_t size = latex::number(rest.substr(form->head.size()), point);
    std::size_t end = form->head.size() + size;
    if (size == 0 || point >= 128) return 0;
    if (form->braced && (end >= rest.size() || rest[end] != '}')) return 0;
    if (form->braced || rest.substr(end).starts_with(' ')) ++end;
    out += static_cast<char>(point);
    return end;
}

std::size_t unescaped(std::string_view rest, std::string& out) {
    if (const std::size_t taken = numbered(rest, out)) return taken;
    const auto* escape = std::ranges::find_if(escapes, [&](const Escape& row) { return rest.starts_with(row.latex); });
    if (escape == std::end(escapes)) return 0;
    out += escape->text;
    return escape->latex.size();
}

// An escape without a backslash: as a value it has to be spelt out.
bool bare_escape(std::string_view rest) {
    constexpr std::size_t size = 3;
    if (rest.size() < size || !begins_escape(rest.front())) return false;
    return std::ranges::find(escapes, rest.substr(0, size), &Escape::latex) != std::end(escapes);
}

bool has_bare_escape(std::string_view verbatim) {
    for (std::size_t at = verbatim.find('{'); at != std::string_view::npos; at = verbatim.find('{', at + 1)) {
        if (bare_escape(verbatim.substr(at))) return true;
    }
    return false;
}

}  // namespace

std::string decode_verbatim(std::string_view latex) {
    if (std::ranges::none_of(latex, [](char c) { return begins_escape(c) || latex::is_space(c); }))
        return std::string(latex);  // as nearly all are
    std::string out;
    for (std::size_t at = 0; at < latex.size();) {
        const std::string_view rest = latex.substr(at);
        if (const std::size_t taken = begins_escape(rest.front()) ? unescaped(rest, out) : 0) {
            at += taken;
        } else if (latex::is_space(rest.front())) {
            at += static_cast<std::size_t>(std::ranges::find_if_not(rest, latex::is_space) - rest.begin());
            out += ' ';
        } else {
            out += rest.front();
            ++at;
        }
    }
    return out;
}

std::string encode_verbatim(std::string_view verbatim) {
    const bool plain_braces = is_balanced(verbatim) && !has_bare_escape(verbatim);
    std::string out;
    for (std::size_t at = 0; at < verbatim.size(); ++at) {
        const char c = verbatim[at];
        const bool alone = at > 0 && at + 1 < verbatim.size() && !latex::is_space(verbatim[at - 1]);
        if (c == '\\') {
            out += "\\textbackslash{}";
        } else if (c == '{' && !plain_braces) {
            out += "\\textbraceleft{}";
        } else if (c == '}' && !plain_braces) {
            out += "\\textbraceright{}";
        } else if (c == '$' && bare_escape(verbatim.substr(at))) {
            out += "\\$";
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || (c == ' ' && !alone)) {
            out += "\\symbol{" + std::to_string(static_cast<int>(c)) + "}";
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace bibconv::markup
