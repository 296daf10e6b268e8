#include "fuzz/support/grammar.hpp"

#include <span>

#include "fuzz/support/promise.hpp"
#include "model/vocabulary.hpp"
#include "text/json_text.hpp"

namespace bibconv::fuzz {
namespace {

constexpr std::string_view words[] = {
    "a",
    "The",
    "DNA",
    "{DNA}",
    "{{x}}",
    "of",
    "42",
    "é",
    "日本",
    "\xF0\x9F\x98\x80",
    "ı",
    "ß",
    "\u0301",
    "\u00A0",
    "\u200B",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "-",
    "--",
    "---",
    "–",
    ":",
    "?",
    "!",
    ".",
    ",",
    ";",
    "/",
    "|",
    "*",
    "**",
    "_",
    "~",
    "^",
    "`",
    "``",
    "''",
    "'",
    "\"",
    "“q”",
    "(",
    ")",
    "[",
    "]",
    "<",
    ">",
    "&",
    "%",
    "$",
    "#",
    "@",
    "\\",
    "=",
    "+",
    "\\'e",
    "{\\'e}",
    "\\\"{o}",
    "\\c{c}",
    "\\v z",
    "\\i",
    "\\o",
    "\\ss{}",
    "\\aa",
    "\\&",
    "\\%",
    "\\{",
    "\\}",
    "\\ ",
    "\\\\",
    "\\emph{x}",
    "\\textbf{B}",
    "{\\em y}",
    "\\textsc{Sc}",
    "\\textsubscript{2}",
    "$_{2}$",
    "$^2$",
    "$\\alpha^{2}$",
    "$x<y$",
    "$\\frac{1}{2}$",
    "\\(a\\)",
    "\\url{https://e.org/a_b%20}",
    "\\href{https://e.org}{text}",
    "\\foo",
    "\\foo{x}[y]",
    "\\SI{3}{\\kilo\\metre}",
    "\\bibconvraw{html}{<b>}",
    "\\symbol{233}",
    "\\char65",
    "\\noopsort{a}",
    "\\cite{k}",
    "\\enquote{q}",
    "<i>i</i>",
    "<b>",
    "</b>",
    "<sup>2</sup>",
    "<sub>",
    "<span class=\"nocase\">N</span>",
    "<span style=\"font-variant:small-caps;\">s</span>",
    "<script>alert(1)</script>",
    "<a href=\"javascript:x\">",
    "&amp;",
    "&lt;",
    "&#60;",
    "<!--",
    "-->",
    "<br>",
    "<div>",
    "</div>",
    "[x](https://e.org)",
    "![a](b)",
    "`code`",
    "\\*",
    "https://e.org/a_(b)",
    "10.1000/182",
    "javascript:alert(1)",
    "doi:10.1/x",
    "null",
    "true",
    "and",
    "others",
    "et al.",
    " and ",
    "von",
    "de la",
    "Jr.",
    "family=X",
    "id=y",
    "2004",
    "199X",
    "2004-06~",
    "2003/",
    "forthcoming",
    "\x01",
    "\x7F",
    "\xC3",
    "\xED\xA0\x80",
};

constexpr std::string_view bib_fields[] = {
    "author",
    "editor",
    "translator",
    "title",
    "subtitle",
    "titleaddon",
    "booktitle",
    "maintitle",
    "journal",
    "journaltitle",
    "series",
    "volume",
    "number",
    "pages",
    "year",
    "month",
    "day",
    "date",
    "urldate",
    "eventdate",
    "origdate",
    "publisher",
    "address",
    "location",
    "note",
    "doi",
    "url",
    "eprint",
    "eprinttype",
    "archiveprefix",
    "eprintclass",
    "isbn",
    "keywords",
    "abstract",
    "crossref",
    "xdata",
    "xref",
    "entrysubtype",
    "type",
    "howpublished",
    "organization",
    "institution",
    "school",
    "language",
    "langid",
    "options",
    "editortype",
    "editora",
    "editoratype",
    "author+an",
    "author+an:alias",
    "title+an:bibconv-award",
    "related",
    "relatedtype",
    "file",
    "groups",
    "key",
    "sortkey",
    "shorttitle",
    "edition",
    "pubstate",
    "venue",
    "eventtitle",
    "chapter",
    "pagetotal",
    "eid",
    "citations",
    "code",
    "slides",
    "contribution",
    "award",
    "page-overrides",
    "datetype",
    "unread",
    "nosuchfield",
    "a-b",
};

constexpr std::string_view bib_types[] = {
    "article",    "book",    "inproceedings", "incollection", "inbook",     "misc",        "online",
    "phdthesis",  "thesis",  "techreport",    "report",       "manual",     "unpublished", "proceedings",
    "collection", "mvbook",  "patent",        "dataset",      "software",   "xdata",       "set",
    "video",      "artwork", "letter",        "review",       "periodical", "ARTICLE",     "nosuchtype"};

constexpr std::string_view dates[] = {"2004",        "2004-06",
                                      "2004-06-11",  "2004-22",
                                      "199X",        "2004-XX",
                                      "2004-06%",    "-0043?",
                                      "0050",        "y12345",
                                      "2003/",       "/2004",
                                      "/",           "../2004",
                                      "2003/..",     "2004-06-11/2004-06-12",
                                      "1998/2000~",  "2004-05-01T14:05:00Z",
                                      "forthcoming", "1998--2000",
                                      "May 2018",    "2004-02-30",
                                      "99",          "31",
                                      "jan",         "9",
                                      "8--10 July",  "Summer",
                                      "July/August", "{2004}",
                                      "99999999999"};

constexpr std::string_view keys[] = {"a", "b", "c", "knuth:1984", "a b", "ä", "x_1", "", "A", "a/b", "<i>", "%", "1"};

constexpr std::string_view names[] = {"Knuth, Donald E.",
                                      "Donald Knuth",
                                      "Ludwig van Beethoven",
                                      "van Beethoven, Ludwig",
                                      "King, Jr., Martin Luther",
                                      "{Barnes and Noble}",
                                      "others",
                                      "de la Vall{\\'e}e Poussin, C.",
                                      "服部 翔",
                                      "family=Doe, given=J, prefix=de",
                                      "{{Doe}}, {J}",
                                      "X",
                                      ",",
                                      "A, B, C, D",
                                      "d'Alembert, Jean",
                                      "Smith, {x} ~ $",
                                      "\\'Etienne",
                                      "jean de La Fontaine"};

std::string_view pick(Dice& dice, std::span<const std::string_view> list) { return list[dice.below(list.size())]; }

std::string text(Dice& dice) {
    std::string result;
    for (std::size_t left = 1 + dice.below(6); left > 0; --left) {
        result += pick(dice, words);
        if (dice.one_in(2)) result += ' ';
    }
    return result;
}

std::string name_list(Dice& dice) {
    std::string result(pick(dice, names));
    while (!dice.one_in(3)) result += " and " + std::string(pick(dice, names));
    return result;
}

// Braces that match, so that the value ends where it should; mostly.
std::string matched(std::string value, Dice& dice) {
    if (dice.one_in(20)) return value;
    int open = 0;
    for (char& c : value) {
        if (c == '{') ++open;
        if (c == '}' && --open < 0) {
            c = ' ';
            open = 0;
        }
    }
    return value + std::string(static_cast<std::size_t>(open), '}');
}

std::string bib_value(std::string_view field, Dice& dice) {
    const bool is_names = field == "author" || field == "editor" || field == "translator" || field == "editora";
    const bool is_date = field.ends_with("date") || field == "year" || field == "month" || field == "day";
    const bool is_key = field == "crossref" || field == "xdata" || field == "related" || field == "xref";
    std::string value = is_names && !dice.one_in(6)  ? name_list(dice)
                        : is_date && !dice.one_in(6) ? std::string(pick(dice, dates))
                        : is_key && !dice.one_in(6)  ? std::string(pick(dice, keys))
                                                     : text(dice);
    value = matched(std::move(value), dice);
    switch (dice.below(8)) {
        case 0: return '"' + value + '"';
        case 1: return std::to_string(dice.below(3000));
        case 2: return std::string(pick(dice, keys)) + " # {" + value + '}';
        default: return '{' + value + '}';
    }
}

std::string bib_field(Dice& dice) {
    const std::string_view field = pick(dice, bib_fields);
    return "  " + std::string(field) + (dice.one_in(30) ? " " : " = ") + bib_value(field, dice) +
           (dice.one_in(30) ? "\n" : ",\n");
}

std::string bib_entry(Dice& dice) {
    switch (dice.below(14)) {
        case 0: return "@string{" + std::string(pick(dice, keys)) + " = {" + matched(text(dice), dice) + "}}\n";
        case 1: return "@preamble{\"" + matched(text(dice), dice) + "\"}\n";
        case 2: return "@comment{" + matched(text(dice), dice) + "}\n";
        case 3: return text(dice) + '\n';
        default: break;
    }
    std::string entry = '@' + std::string(pick(dice, bib_types)) + '{' + std::string(pick(dice, keys)) + ",\n";
    for (std::size_t left = dice.below(8); left > 0; --left) entry += bib_field(dice);
    return entry + (dice.one_in(30) ? "" : "}\n\n");
}

std::string json_string(std::string_view value) {
    std::string result;
    text::append_json_string(result, value);
    return result;
}

std::string json_date(Dice& dice) {
    switch (dice.below(5)) {
        case 0: return "{\"literal\":" + json_string(text(dice)) + '}';
        case 1: return "{\"raw\":" + json_string(pick(dice, dates)) + '}';
        case 2: return json_string(pick(dice, dates));
        default: break;
    }
    std::string parts;
    for (std::size_t range = 1 + dice.below(2); range > 0; --range) {
        parts += parts.empty() ? "[" : ",[";
        parts += std::to_string(dice.below(2100));
        for (std::size_t left = dice.below(3); left > 0; --left) parts += ',' + std::to_string(dice.below(32));
        parts += ']';
    }
    return "{\"date-parts\":[" + parts +
           (dice.one_in(4)   ? R"(],"circa":true})"
            : dice.one_in(4) ? R"(],"season":2})"
                             : "]}");
}

std::string json_name(Dice& dice) {
    static constexpr std::string_view parts[] = {"family", "given",   "non-dropping-particle", "dropping-particle",
                                                 "suffix", "literal", "static-ordering",       "x"};
    std::string name = "{";
    for (std::size_t left = 1 + dice.below(3); left > 0; --left) {
        if (name.size() > 1) name += ',';
        name += json_string(pick(dice, parts)) + ':' + json_string(text(dice));
    }
    return name + '}';
}

std::string json_value(std::string_view variable, Dice& dice) {
    if (dice.one_in(12)) {
        static constexpr std::string_view odd[] = {
            "null", "[]", "{}", "1e400", "-0", "true", "[[1,{\"a\":null}]]", "12345678901234567890", "1.50"};
        return std::string(pick(dice, odd));
    }
    switch (model::kind_of(variable)) {
        case model::Kind::date: return json_date(dice);
        case model::Kind::names: return '[' + json_name(dice) + (dice.one_in(2) ? "" : ',' + json_name(dice)) + ']';
        case model::Kind::number: return dice.one_in(2) ? std::to_string(dice.below(1000)) : json_string(text(dice));
        default: return json_string(text(dice));
    }
}

std::string json_member(Dice& dice) {
    static constexpr std::string_view custom[] = {
        "bibtex:timestamp", "bibconv:rich",    "bibconv:dates", "bibconv:others",
        "bibconv:type",     "bibconv:aliases", "bibconv:item",  "x"};
    if (dice.one_in(6)) return "\"custom\":{" + json_string(pick(dice, custom)) + ':' + json_string(text(dice)) + '}';
    const auto variables = model::variables();
    const std::string_view variable = variables[dice.below(variables.size())].name;
    return json_string(variable) + ':' + json_value(variable, dice);
}

std::string json_item(Dice& dice) {
    std::string item = "{\"id\":" + (dice.one_in(8) ? std::to_string(dice.below(9)) : json_string(pick(dice, keys)));
    if (!dice.one_in(12)) item += ",\"type\":" + json_string(pick(dice, model::csl_types()));
    for (std::size_t left = dice.below(8); left > 0; --left) item += ',' + json_member(dice);
    return item + '}';
}

std::string one_line(std::string value) {
    for (char& c : value) c = c == '\n' ? ' ' : c;
    return value;
}

std::string badge(Dice& dice) {
    static constexpr std::string_view kinds[] = {"Role-First_Author-007ec6",
                                                 "arXiv-2601.00001-b31b1b.svg",
                                                 "ICLR_2026-Main_Conference-ede1d1",
                                                 "Code-GitHub-181717",
                                                 "Cited_by-2-4285F4",
                                                 "PDF-Paper-red",
                                                 "Award-Best_Paper-gold",
                                                 "x--y__z-%20-blue",
                                                 "a-b",
                                                 "Tech-FP8-orange"};
    const std::string image = "<img src=\"https://img.shields.io/badge/" + std::string(pick(dice, kinds)) +
                              "?style=flat-square\" alt=\"" + one_line(std::string(pick(dice, words))) + "\">";
    return dice.one_in(2) ? "  <span>" + image + "</span>\n"
                          : "  <a href=\"https://e.org/" + std::string(pick(dice, keys)) + "\">" + image + "</a>\n";
}

std::string card(Dice& dice) {
    switch (dice.below(8)) {
        case 0: return "## " + one_line(text(dice)) + "\n\n";
        case 1: return text(dice) + "\n\n";
        case 2: return "* [**" + one_line(text(dice)) + "**](https://e.org)\n\n";
        case 3: return badge(dice) + "\n\n";
        default: break;
    }
    static constexpr std::string_view labels[] = {"Authors", "Venue", "Contribution", "Funding", "x"};
    std::string block =
        "<div class=\"pub-entry\">\n\n### **" + one_line(text(dice)) + "**\n<div class=\"pub-badges\">\n";
    for (std::size_t left = dice.below(5); left > 0; --left) block += badge(dice);
    block += "</div>\n\n";
    for (std::size_t left = dice.below(4); left > 0; --left) {
        const std::string_view label = pick(dice, labels);
        block +=
            "* **" + std::string(label) + ":** " + one_line(label == "Authors" ? name_list(dice) : text(dice)) + '\n';
    }
    return block + "\n</div>\n\n";
}

std::string several(std::string (*one)(Dice&), std::string_view between, Dice& dice) {
    std::string all = one(dice);
    for (std::size_t left = dice.below(4); left > 0; --left) all += std::string(between) + one(dice);
    return all;
}

bool is_bib(std::string_view format) { return format == "bibtex" || format == "biblatex"; }

}  // namespace

std::size_t Dice::below(std::size_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33U) % limit;
}

std::string made_up_document(std::string_view format, Dice& dice) {
    if (format == "csl-json") return '[' + several(json_item, ",\n", dice) + "]\n";
    if (format == "csl-jsonl") return several(json_item, "\n", dice) + '\n';
    if (format == "badges") return "# " + one_line(text(dice)) + "\n\n" + several(card, "", dice);
    promise(is_bib(format), "a format that is read has a grammar", format);
    return several(bib_entry, "", dice);
}

std::string made_up_piece(std::string_view format, Dice& dice) {
    if (dice.one_in(2)) return dice.one_in(3) ? text(dice) : std::string(pick(dice, words));
    if (format.starts_with("csl"))
        return dice.one_in(3) ? json_item(dice) : dice.one_in(2) ? json_member(dice) : json_name(dice);
    if (format == "badges") return dice.one_in(2) ? card(dice) : badge(dice);
    promise(is_bib(format), "a format that is read has a grammar", format);
    return dice.one_in(3) ? bib_entry(dice) : dice.one_in(3) ? name_list(dice) : bib_field(dice);
}

}  // namespace bibconv::fuzz
