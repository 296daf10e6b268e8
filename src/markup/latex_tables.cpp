#include "markup/latex_tables.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace bibconv::markup::latex {
namespace {

// Text symbols of LaTeX's kernel and the T1 and TS1 encodings. Sorted by command (bytes).
constexpr auto symbols = std::to_array<Symbol>({
    {"\t", " "},
    {"\n", " "},
    {" ", " "},
    {"!", ""},
    {"#", "#"},
    {"$", "$"},
    {"%", "%"},
    {"&", "&"},
    {",", "\u2009"},
    {"-", "\u00AD"},
    {":", "\u205F"},
    {";", "\u2005"},
    {">", "\u205F"},
    {"AA", "Å"},
    {"AE", "Æ"},
    {"BibTeX", "BibTeX"},
    {"DH", "Ð"},
    {"DJ", "Đ"},
    {"IJ", "Ĳ"},
    {"L", "Ł"},
    {"LaTeX", "LaTeX"},
    {"LaTeXe", "LaTeX2ε"},
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
    {"enskip", "\u2002"},
    {"enspace", "\u2002"},
    {"guillemotleft", "«"},
    {"guillemotright", "»"},
    {"guilsinglleft", "‹"},
    {"guilsinglright", "›"},
    {"i", "ı"},
    {"ij", "ĳ"},
    {"j", "ȷ"},
    {"l", "ł"},
    {"lbrack", "["},
    {"ldots", "…"},
    {"lq", "‘"},
    {"newline", "\n"},
    {"ng", "ŋ"},
    {"nobreakspace", "\u00A0"},
    {"o", "ø"},
    {"oe", "œ"},
    {"par", "\n\n"},
    {"pounds", "£"},
    {"qquad", "\u2003\u2003"},
    {"quad", "\u2003"},
    {"quotedblbase", "„"},
    {"quotesinglbase", "‚"},
    {"rbrack", "]"},
    {"rq", "’"},
    {"slash", "/"},
    {"space", " "},
    {"ss", "ß"},
    {"textacutedbl", "˝"},
    {"textasciiacute", "´"},
    {"textasciibreve", "˘"},
    {"textasciicaron", "ˇ"},
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
    {"textbigcircle", "◯"},
    {"textblank", "␢"},
    {"textbraceleft", "{"},
    {"textbraceright", "}"},
    {"textbrokenbar", "¦"},
    {"textbullet", "•"},
    {"textcelsius", "℃"},
    {"textcent", "¢"},
    {"textcentoldstyle", "¢"},
    {"textcircledP", "℗"},
    {"textcolonmonetary", "₡"},
    {"textcompwordmark", "\u200C"},
    {"textcopyleft", "🄯"},
    {"textcopyright", "©"},
    {"textcurrency", "¤"},
    {"textdagger", "†"},
    {"textdaggerdbl", "‡"},
    {"textdegree", "°"},
    {"textdiscount", "⁒"},
    {"textdiv", "÷"},
    {"textdivorced", "⚮"},
    {"textdollar", "$"},
    {"textdollaroldstyle", "$"},
    {"textdong", "₫"},
    {"textdownarrow", "↓"},
    {"texteightoldstyle", "8"},
    {"textellipsis", "…"},
    {"textemdash", "—"},
    {"textendash", "–"},
    {"textestimated", "℮"},
    {"texteuro", "€"},
    {"textexclamdown", "¡"},
    {"textfiveoldstyle", "5"},
    {"textflorin", "ƒ"},
    {"textfouroldstyle", "4"},
    {"textfractionsolidus", "⁄"},
    {"textgravedbl", "˵"},
    {"textgreater", ">"},
    {"textguarani", "₲"},
    {"textinterrobang", "‽"},
    {"textinterrobangdown", "⸘"},
    {"textlangle", "⟨"},
    {"textlbrackdbl", "⟦"},
    {"textleftarrow", "←"},
    {"textless", "<"},
    {"textlira", "₤"},
    {"textlnot", "¬"},
    {"textlquill", "⁅"},
    {"textmarried", "⚭"},
    {"textmho", "℧"},
    {"textminus", "−"},
    {"textmu", "µ"},
    {"textmusicalnote", "♪"},
    {"textnaira", "₦"},
    {"textnineoldstyle", "9"},
    {"textnumero", "№"},
    {"textohm", "Ω"},
    {"textonehalf", "½"},
    {"textoneoldstyle", "1"},
    {"textonequarter", "¼"},
    {"textonesuperior", "¹"},
    {"textopenbullet", "◦"},
    {"textordfeminine", "ª"},
    {"textordmasculine", "º"},
    {"textparagraph", "¶"},
    {"textperiodcentered", "·"},
    {"textpertenthousand", "‱"},
    {"textperthousand", "‰"},
    {"textpeso", "₱"},
    {"textpilcrow", "¶"},
    {"textpm", "±"},
    {"textquestiondown", "¿"},
    {"textquotedbl", "\""},
    {"textquotedblleft", "“"},
    {"textquotedblright", "”"},
    {"textquoteleft", "‘"},
    {"textquoteright", "’"},
    {"textquotesingle", "'"},
    {"textquotestraightbase", "‚"},
    {"textquotestraightdblbase", "„"},
    {"textrangle", "⟩"},
    {"textrbrackdbl", "⟧"},
    {"textrecipe", "℞"},
    {"textreferencemark", "※"},
    {"textregistered", "®"},
    {"textrightarrow", "→"},
    {"textrquill", "⁆"},
    {"textsection", "§"},
    {"textservicemark", "℠"},
    {"textsevenoldstyle", "7"},
    {"textsixoldstyle", "6"},
    {"textsterling", "£"},
    {"textsurd", "√"},
    {"textthreeoldstyle", "3"},
    {"textthreequarters", "¾"},
    {"textthreesuperior", "³"},
    {"texttildelow", "˷"},
    {"texttimes", "×"},
    {"texttrademark", "™"},
    {"texttwooldstyle", "2"},
    {"texttwosuperior", "²"},
    {"textunderscore", "_"},
    {"textuparrow", "↑"},
    {"textvisiblespace", "␣"},
    {"textwon", "₩"},
    {"textyen", "¥"},
    {"textzerooldstyle", "0"},
    {"th", "þ"},
    {"thinspace", "\u2009"},
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
    {"textcommabelow", 0x326, ""},
    {"textogonekcentered", 0x328, "˛"},
    // TS1: the same for capitals.
    {"capitalacute", 0x301, "´"},
    {"capitalbreve", 0x306, "˘"},
    {"capitalcaron", 0x30C, "ˇ"},
    {"capitalcedilla", 0x327, "¸"},
    {"capitalcircumflex", 0x302, "^"},
    {"capitaldieresis", 0x308, "¨"},
    {"capitaldotaccent", 0x307, "˙"},
    {"capitalgrave", 0x300, "`"},
    {"capitalhungarumlaut", 0x30B, "˝"},
    {"capitalmacron", 0x304, "¯"},
    {"capitalogonek", 0x328, "˛"},
    {"capitalring", 0x30A, "˚"},
    {"capitaltilde", 0x303, "~"},
    {"capitaltie", 0x361, ""},
    {"newtie", 0x361, ""},
});

// Of the encodings for Cyrillic (T2), African languages (T4) and Vietnamese (T5): read, and not written.
constexpr auto package_accents = std::to_array<Accent>({
    {"C", 0x30F, ""},
    {"G", 0x30F, ""},
    {"U", 0x30E, ""},
    {"f", 0x311, ""},
    {"h", 0x309, ""},
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
    {"textquote", Style::quoted},
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
    std::to_array<std::string_view>({"hbox", "mbox", "mkbibacro", "oldstylenums", "text", "textmd", "textnohyphenation",
                                     "textnormal", "textrm", "textup"});
constexpr auto empty_commands = std::to_array<std::string_view>(
    {"/",       "@",        "allowbreak",  "frenchspacing", "isdot",      "leavevmode", "mdseries", "newblock",
     "nobreak", "noindent", "nolinebreak", "nopunct",       "normalfont", "normalsize", "null",     "protect",
     "relax",   "rm",       "rmfamily",    "strut",         "upshape",    "xspace"});

template <class Rows>
std::optional<Style> style_in(const Rows& rows, std::string_view command) noexcept {
    const auto row = std::ranges::find(rows, command, &StyleRow::command);
    return row == rows.end() ? std::nullopt : std::optional(row->style);
}

}  // namespace

const std::string_view* find_symbol(std::string_view command) noexcept {
    const auto row = std::ranges::lower_bound(symbols, command, {}, &Symbol::command);
    if (row != symbols.end() && row->command == command) return &row->text;
    const Symbol* package = find_package_symbol(command);
    return package == nullptr ? nullptr : &package->text;
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
    if (row != accents.end()) return &*row;
    const auto package = std::ranges::find(package_accents, command, &Accent::command);
    return package == package_accents.end() ? nullptr : &*package;
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

bool takes_a_character(std::string_view command) noexcept {
    constexpr std::string_view others[] = {"a", "char", "path", "string", "verb"};
    return find_style(command) || is_transparent(command) || std::ranges::find(others, command) != std::end(others);
}

}  // namespace bibconv::markup::latex
