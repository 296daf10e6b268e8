#include "markup/latex_tables.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace bibconv::markup::latex {
namespace {

struct Symbol {
    std::string_view command;
    std::string_view text;
};

// Text symbols of LaTeX's kernel and the T1 and TS1 encodings. Sorted by command (bytes).
constexpr auto symbols = std::to_array<Symbol>({
    {" ", " "},
    {"#", "#"},
    {"$", "$"},
    {"%", "%"},
    {"&", "&"},
    {",", "\u2009"},
    {"-", "\u00AD"},
    {"AA", "Å"},
    {"AE", "Æ"},
    {"BibTeX", "BibTeX"},
    {"DH", "Ð"},
    {"DJ", "Đ"},
    {"IJ", "Ĳ"},
    {"L", "Ł"},
    {"LaTeX", "LaTeX"},
    {"NG", "Ŋ"},
    {"O", "Ø"},
    {"OE", "Œ"},
    {"P", "¶"},
    {"S", "§"},
    {"SS", "ẞ"},
    {"TH", "Þ"},
    {"TeX", "TeX"},
    {"_", "_"},
    {"aa", "å"},
    {"ae", "æ"},
    {"copyright", "©"},
    {"dag", "†"},
    {"ddag", "‡"},
    {"dh", "ð"},
    {"dj", "đ"},
    {"dots", "…"},
    {"euro", "€"},
    {"guillemotleft", "«"},
    {"guillemotright", "»"},
    {"guilsinglleft", "‹"},
    {"guilsinglright", "›"},
    {"i", "ı"},
    {"ij", "ĳ"},
    {"j", "ȷ"},
    {"l", "ł"},
    {"ldots", "…"},
    {"lq", "‘"},
    {"newline", "\n"},
    {"ng", "ŋ"},
    {"o", "ø"},
    {"oe", "œ"},
    {"par", "\n\n"},
    {"pounds", "£"},
    {"quad", "\u2003"},
    {"quotedblbase", "„"},
    {"quotesinglbase", "‚"},
    {"rq", "’"},
    {"slash", "/"},
    {"space", " "},
    {"ss", "ß"},
    {"textasciiacute", "´"},
    {"textasciicircum", "^"},
    {"textasciidieresis", "¨"},
    {"textasciigrave", "`"},
    {"textasciimacron", "¯"},
    {"textasciitilde", "~"},
    {"textasteriskcentered", "*"},
    {"textbackslash", "\\"},
    {"textbaht", "฿"},
    {"textbar", "|"},
    {"textbardbl", "‖"},
    {"textbraceleft", "{"},
    {"textbraceright", "}"},
    {"textbrokenbar", "¦"},
    {"textbullet", "•"},
    {"textcelsius", "℃"},
    {"textcent", "¢"},
    {"textcopyright", "©"},
    {"textcurrency", "¤"},
    {"textdagger", "†"},
    {"textdaggerdbl", "‡"},
    {"textdegree", "°"},
    {"textdiv", "÷"},
    {"textdollar", "$"},
    {"textdong", "₫"},
    {"textdownarrow", "↓"},
    {"textellipsis", "…"},
    {"textemdash", "—"},
    {"textendash", "–"},
    {"textestimated", "℮"},
    {"texteuro", "€"},
    {"textexclamdown", "¡"},
    {"textflorin", "ƒ"},
    {"textfractionsolidus", "⁄"},
    {"textgreater", ">"},
    {"textinterrobang", "‽"},
    {"textleftarrow", "←"},
    {"textless", "<"},
    {"textlira", "₤"},
    {"textlnot", "¬"},
    {"textmho", "℧"},
    {"textmu", "µ"},
    {"textmusicalnote", "♪"},
    {"textnaira", "₦"},
    {"textnumero", "№"},
    {"textohm", "Ω"},
    {"textonehalf", "½"},
    {"textonequarter", "¼"},
    {"textonesuperior", "¹"},
    {"textordfeminine", "ª"},
    {"textordmasculine", "º"},
    {"textparagraph", "¶"},
    {"textperiodcentered", "·"},
    {"textpertenthousand", "‱"},
    {"textperthousand", "‰"},
    {"textpeso", "₱"},
    {"textpm", "±"},
    {"textquestiondown", "¿"},
    {"textquotedbl", "\""},
    {"textquotedblleft", "“"},
    {"textquotedblright", "”"},
    {"textquoteleft", "‘"},
    {"textquoteright", "’"},
    {"textquotesingle", "'"},
    {"textreferencemark", "※"},
    {"textregistered", "®"},
    {"textrightarrow", "→"},
    {"textsection", "§"},
    {"textservicemark", "℠"},
    {"textsterling", "£"},
    {"textsurd", "√"},
    {"textthreequarters", "¾"},
    {"textthreesuperior", "³"},
    {"texttildelow", "˷"},
    {"texttimes", "×"},
    {"texttrademark", "™"},
    {"texttwosuperior", "²"},
    {"textunderscore", "_"},
    {"textuparrow", "↑"},
    {"textvisiblespace", "␣"},
    {"textwon", "₩"},
    {"textyen", "¥"},
    {"th", "þ"},
    {"{", "{"},
    {"}", "}"},
});
static_assert(std::ranges::is_sorted(symbols, {}, &Symbol::command));

constexpr auto accents = std::to_array<Accent>({
    {"\"", 0x308, "¨"},
    {"'", 0x301, "´"},
    {".", 0x307, "˙"},
    {"=", 0x304, "¯"},
    {"H", 0x30B, "˝"},
    {"^", 0x302, "^"},
    {"`", 0x300, "`"},
    {"b", 0x331, "ˍ"},
    {"c", 0x327, "¸"},
    {"d", 0x323, "."},
    {"k", 0x328, "˛"},
    {"r", 0x30A, "˚"},
    {"t", 0x361, ""},
    {"u", 0x306, "˘"},
    {"v", 0x30C, "ˇ"},
    {"~", 0x303, "~"},
});

struct StyleRow {
    std::string_view command;
    Style style;
};

// Writers take the first row of a style.
constexpr auto style_rows = std::to_array<StyleRow>({
    {"textit", Style::italic},
    {"emph", Style::italic},
    {"textsl", Style::italic},
    {"mkbibemph", Style::italic},
    {"mkbibitalic", Style::italic},
    {"textbf", Style::bold},
    {"mkbibbold", Style::bold},
    {"textsc", Style::small_caps},
    {"textsuperscript", Style::superscript},
    {"mkbibsuperscript", Style::superscript},
    {"textsubscript", Style::subscript},
    {"mkbibsubscript", Style::subscript},
    {"texttt", Style::code},
    {"enquote", Style::quoted},
    {"mkbibquote", Style::quoted},
    {"NoCaseChange", Style::nocase},
});

constexpr auto declarations = std::to_array<StyleRow>({
    {"em", Style::italic},
    {"it", Style::italic},
    {"itshape", Style::italic},
    {"sl", Style::italic},
    {"slshape", Style::italic},
    {"bf", Style::bold},
    {"bfseries", Style::bold},
    {"sc", Style::small_caps},
    {"scshape", Style::small_caps},
    {"tt", Style::code},
    {"ttfamily", Style::code},
});

constexpr auto transparent =
    std::to_array<std::string_view>({"hbox", "mbox", "text", "textmd", "textnormal", "textrm", "textup"});
constexpr auto empty_commands = std::to_array<std::string_view>(
    {"/", "@", "leavevmode", "newblock", "protect", "relax", "rm", "rmfamily", "upshape"});

template <class Rows>
std::optional<Style> style_in(const Rows& rows, std::string_view command) noexcept {
    const auto row = std::ranges::find(rows, command, &StyleRow::command);
    return row == rows.end() ? std::nullopt : std::optional(row->style);
}

}  // namespace

const std::string_view* find_symbol(std::string_view command) noexcept {
    const auto row = std::ranges::lower_bound(symbols, command, {}, &Symbol::command);
    return row != symbols.end() && row->command == command ? &row->text : nullptr;
}

std::string_view symbol_for(std::string_view character) noexcept {
    const auto row = std::ranges::find_if(symbols, [&](const Symbol& symbol) {
        return symbol.text == character && text::is_ascii_letter(symbol.command.front());
    });
    return row == symbols.end() ? std::string_view() : row->command;
}

const Accent* accent_for(char32_t mark) noexcept {
    const auto row = std::ranges::find(accents, mark, &Accent::mark);
    return row == accents.end() ? nullptr : &*row;
}

const Accent* find_accent(std::string_view command) noexcept {
    const auto row = std::ranges::find(accents, command, &Accent::command);
    return row == accents.end() ? nullptr : &*row;
}

std::optional<Style> find_style(std::string_view command) noexcept { return style_in(style_rows, command); }

std::string_view style_command(Style style) noexcept {
    return std::ranges::find(style_rows, style, &StyleRow::style)->command;
}

std::optional<Style> find_declaration(std::string_view command) noexcept { return style_in(declarations, command); }

bool is_transparent(std::string_view command) noexcept {
    return std::ranges::find(transparent, command) != transparent.end();
}

bool is_empty_command(std::string_view command) noexcept {
    return std::ranges::find(empty_commands, command) != empty_commands.end();
}

}  // namespace bibconv::markup::latex
