#include "pathological/cases.hpp"

#include <array>

namespace bibconv::test {
namespace {

using std::string;
using std::string_view;
using Size = std::size_t;

// `piece` as often as makes `size` bytes; every ~ in it is the number of the piece.
string many(string_view piece, Size size) {
    string result;
    for (Size number = 0; result.size() < size; ++number) {
        for (const char c : piece) {
            if (c == '~')
                result += std::to_string(number);
            else
                result += c;
        }
    }
    return result;
}

// As many openers as closers, and something between them.
string nested(string_view open, string_view inside, string_view close, Size size) {
    const Size depth = size / (open.size() + close.size()) + 1;
    return many(open, depth * open.size()) + string(inside) + many(close, depth * close.size());
}

// Each of these entries takes over from the next one, and the last from the first.
string circle(const string& type, const string& reference, const string& fields, Size size) {
    const auto entry = [&](Size number, Size next) {
        return type + "{k" + std::to_string(number) + ", " + reference + " = {k" + std::to_string(next) + '}' + fields +
               "}\n";
    };
    string text;
    Size number = 0;
    for (; text.size() < size; ++number) text += entry(number, number + 1);
    return text + entry(number, 0);
}

string bib(const string& fields) { return "@article{a,\n" + fields + "\n}\n"; }
string bib_title(const string& title) { return bib("  title = {" + title + "}, year = {2001}"); }
string csl(const string& members) { return R"([{"id": "a", "type": "book", )" + members + "}]\n"; }
string csl_title(const string& title) { return csl(R"("title": ")" + title + '"'); }
string page(const string& text) { return "# Publications\n\n## Articles\n\n" + text + '\n'; }
string card(const string& title, const string& badges, const string& bullets) {
    return page("<div class=\"pub-entry\">\n\n### **" + title + "**\n\n<div class=\"pub-badges\">\n" + badges +
                "</div>\n\n* **Authors:** A. Smith\n" + bullets + "\n</div>");
}

constexpr string_view all = "badges bibtex biblatex csl-json csl-jsonl json-ld";

const auto cases = std::to_array<Pathology>({
    // .bib: values
    {"one long field", "bibtex", [](Size n) { return bib_title(many("word ", n)); }, all},
        {"one long word", "bibtex", [](Size n) { return bib_title(many("w", n)); }},
        {"one long word in quotation marks", "bibtex", [](Size n) { return bib("title = \"" + many("w", n) + '"'); }},
        {"nested braces in a title", "bibtex", [](Size n) { return bib_title(nested("{", "x", "}", n)); }, all},
        {"braces side by side", "bibtex", [](Size n) { return bib_title(many("{A} ", n)); }, all},
        {"nested brackets", "bibtex", [](Size n) { return bib_title(nested("[", "x", "]", n)); }, all},
        {"nested groups", "bibtex", [](Size n) { return bib_title(nested("\\emph{", "x", "}", n)); }, all},
        {"nested groups of two kinds", "bibtex",
         [](Size n) { return bib_title(nested("\\emph{\\textbf{", "x", "}}", n)); }},
        {"nested fractions", "bibtex", [](Size n) { return bib_title('$' + nested("\\frac{1}{", "x", "}", n) + '$'); }},
        {"nested powers", "bibtex", [](Size n) { return bib_title('$' + nested("x^{", "x", "}", n) + '$'); }},
        {"many formulas", "bibtex", [](Size n) { return bib_title(many("$x^2$ ", n)); }, all},
        {"dollars", "bibtex", [](Size n) { return bib_title(many("$", n)); }},
        {"lone dollars", "bibtex", [](Size n) { return bib_title(many("$ a", n)); }},
        {"environments", "bibtex", [](Size n) { return bib_title(many("\\begin{x}", n)); }},
        {"accents", "bibtex", [](Size n) { return bib_title(many("\\'e", n)); }, all},
        {"accents upon accents", "bibtex", [](Size n) { return bib_title(nested("\\'{", "e", "}", n)); }},
        {"backslashes", "bibtex", [](Size n) { return bib_title(many("\\\\", n)); }},
        {"unknown commands", "bibtex", [](Size n) { return bib_title(many("\\c~mmand", n)); }, all},
        {"verbatim", "bibtex", [](Size n) { return bib_title(many("\\verb|a", n)); }},
        {"links in a title", "bibtex", [](Size n) { return bib_title(many("\\href{http://a.b}{c} ", n)); }, all},
        {"addresses in a note", "bibtex", [](Size n) { return bib("note = {" + many("http://a.b/(", n) + '}'); }, all},
        {"units", "bibtex", [](Size n) { return bib_title(many("\\SI{1}{\\m}", n)); }},
        {"markdown in a title", "bibtex", [](Size n) { return bib_title(many("*_a`[]()!<b>&amp;", n)); }, all},
        {"quotation marks", "bibtex", [](Size n) { return bib_title(many("``", n)); }},
        {"hyphens", "bibtex", [](Size n) { return bib("pages = {" + many("-", n) + '}'); }, all},
        {"ranges of pages", "bibtex", [](Size n) { return bib("pages = {" + many("1--2, ", n) + '}'); }, all},
        {"a date without end", "bibtex", [](Size n) { return bib("date = {" + many("2001-", n) + '}'); }, all},
        {"a year without end", "bibtex", [](Size n) { return bib("year = {" + many("9", n) + '}'); }, all},
        {"many authors", "bibtex", [](Size n) { return bib("author = {" + many("Doe~, Jo and ", n) + "B}"); }, all},
        {"the same author", "bibtex", [](Size n) { return bib("author = {" + many("Jo Doe and ", n) + "B}"); }, all},
        {"an author of many words", "bibtex", [](Size n) { return bib("author = {" + many("Von der ", n) + '}'); }},
        {"an author of many commas", "bibtex", [](Size n) { return bib("author = {" + many("a, ", n) + '}'); }},
        {"an author in braces", "bibtex", [](Size n) { return bib("author = {" + nested("{", "x", "}", n) + '}'); }},
        {"empty authors", "bibtex", [](Size n) { return bib("author = {" + many(" and ", n) + '}'); }},
        {"keywords", "bibtex", [](Size n) { return bib("keywords = {" + many("a~, ", n) + '}'); }, all},
        {"identifiers", "bibtex", [](Size n) { return bib("isbn = {" + many("978-3-16-148410-0 ", n) + '}'); }, all},
        {"a DOI without end", "bibtex", [](Size n) { return bib("doi = {10.1/" + many("(a<b>%20", n) + '}'); }, all},
        {"files", "bibtex", [](Size n) { return bib("file = {" + many(":a\\:b.pdf:PDF;", n) + '}'); }},
        // .bib: structure
        {"braces that are never closed", "bibtex", [](Size n) { return bib_title(many("{", n)); }},
        {"closing braces", "bibtex", [](Size n) { return many("}", n); }},
        {"braces at the top", "bibtex", [](Size n) { return "@x" + nested("{", "x", "}", n); }},
        {"entries that are never closed", "bibtex", [](Size n) { return many("@misc{a~, title = {A\n", n); }},
        {"entries within entries", "bibtex", [](Size n) { return nested("@misc{a, title = {", "x", "}}", n); }},
        {"signs of an entry", "bibtex", [](Size n) { return many("@", n); }},
        {"signs and braces", "bibtex", [](Size n) { return many("@a{", n); }},
        {"signs and words", "bibtex", [](Size n) { return many("@a ", n); }},
        {"quotation marks never closed", "bibtex", [](Size n) { return many("@a{b~, c = \"d\n", n); }, "csl-json badges", 12'000},
        {"missing commas", "bibtex", [](Size n) { return bib(many("title = {a} ", n)); }},
        {"missing values", "bibtex", [](Size n) { return bib(many("f~ = ,", n)); }},
        {"many mistakes in a line", "bibtex", [](Size n) { return many("@misc{, = ,} ", n); }},
        {"the same field", "bibtex", [](Size n) { return bib(many("title = {a~},\n", n)); }, all},
        {"many fields", "bibtex", [](Size n) { return bib(many("field~ = {a},\n", n)); }, all},
        {"a name of a field without end", "bibtex", [](Size n) { return bib(many("f", n) + " = {a}"); }},
        {"a key without end", "bibtex", [](Size n) { return "@misc{" + many("k", n) + ", title = {a}}"; }, all},
        {"the same key", "bibtex", [](Size n) { return many("@misc{a, title = {A}}\n", n); }, all},
        {"keys that differ by a letter", "bibtex",
         [](Size n) { return many("@misc{a, title={A}} @misc{aa, title={A}}", n); }},
        {"entries without a key", "bibtex", [](Size n) { return many("@misc{, title = {A}}\n", n); }, all},
        {"comments", "bibtex", [](Size n) { return many("@comment{a}", n); }, all},
        {"comments that are never closed", "bibtex", [](Size n) { return many("@comment{", n); }},
        {"percent signs", "bibtex", [](Size n) { return many("%\n", n); }},
        {"preambles", "bibtex", [](Size n) { return many("@preamble{\"a\"}", n); }, all},
        {"empty lines", "bibtex", [](Size n) { return many("\n", n); }},
        {"carriage returns", "bibtex", [](Size n) { return many("@misc{a~,\r title = {A}\r}\r", n); }, all},
        {"mixed line ends", "bibtex", [](Size n) { return many("@misc{a~,\r\n title = {A}\r}\n\r", n); }, all},
        {"byte-order marks", "bibtex", [](Size n) { return many("\xEF\xBB\xBF", n); }},
        {"macros", "bibtex", [](Size n) { return many("@string{m~ = \"a\"}\n", n) + bib("title = m0 ~ m1"); }},
        {"macros that are not there", "bibtex", [](Size n) { return bib("title = " + many("m~ # ", n) + "{}"); }},
        {"a macro of itself", "bibtex", [](Size n) { return many("@string{m = m # m}", n) + bib("title = m"); }},
        {"pieces of a value", "bibtex", [](Size n) { return bib("title = " + many("\"a\" # ", n) + "{}"); }},
        {"a circle of parents", "bibtex",
         [](Size n) {
             return circle("@inbook", "crossref", ", title = {A}", n) + "@book{z, crossref = {z}}\n";
         }},
        {"data in data", "bibtex",
         [](Size n) {
             string text;
             for (Size i = 0; text.size() < n; ++i) {
                 const string next = 'k' + std::to_string(i + 1);
                 text += "@xdata{k" + std::to_string(i) + ", xdata = {" + next + ',' + next + "}, note = {A}}\n";
             }
             return text + "@book{a, xdata = {k0, k1}}\n";
         }},
        {"the same data again and again", "bibtex",
         [](Size n) { return "@xdata{x, note = {A}}\n@book{a, xdata = {" + many("x,", n) + "}}\n"; }},
        {"children of a parent", "bibtex",
         [](Size n) {
             return many("@inbook{k~, crossref = {p}, title = {A}}\n", n) + "@book{p, title = {P}, year = 2001}\n";
         }},
        // .bib: bytes
        {"zero bytes", "bibtex", [](Size n) { return bib_title(string(n, '\0')); }, all},
        {"surrogates", "bibtex", [](Size n) { return bib_title(many("\xED\xA0\x80", n)); }, all},
        {"overlong characters", "bibtex", [](Size n) { return bib_title(many("\xC0\xAF\xE0\x80\xAF", n)); }, all},
        {"no characters", "bibtex", [](Size n) { return bib_title(many("\xFF\x80\xF8", n)); }, all},
        {"combining marks", "bibtex", [](Size n) { return bib_title("a" + many("\xCC\x81", n)); }, all},
        {"characters that turn the direction", "bibtex",
         [](Size n) {
             return bib_title(
                 many("\xE2\x80\xAE"
                      "a",
                      n));
         },
         all},
        {"a name in two scripts", "bibtex", [](Size n) { return bib("author = {" + many("藤井 一喜 and ", n) + "B}"); },
         all},
        // CSL-JSON
        {"one long text", "csl-json", [](Size n) { return csl_title(many("word ", n)); }, all},
        {"nested arrays", "csl-json", [](Size n) { return nested("[", "", "]", n); }},
        {"nested objects", "csl-json", [](Size n) { return nested("{\"a\":", "1", "}", n); }},
        {"nested arrays in an item", "csl-json", [](Size n) { return csl("\"x\": " + nested("[", "1", "]", n)); }, all},
        {"nested objects in an item", "csl-json",
         [](Size n) { return csl("\"x\": " + nested("{\"a\":", "1", "}", n)); }, all},
        {"arrays that are never closed", "csl-json", [](Size n) { return many("[", n); }},
        {"objects that are never closed", "csl-json", [](Size n) { return many("{\"a\":", n); }},
        {"items that are never closed", "csl-json",
         [](Size n) {
             return many(R"([{"id": "a~", "title": "A")"
                         "\n",
                         n);
         }, "csl-json", 20'000},
        {"commas", "csl-json", [](Size n) { return '[' + many(",", n) + ']'; }},
        {"numbers", "csl-json", [](Size n) { return '[' + many("1,", n) + ']'; }},
        {"strings", "csl-json", [](Size n) { return '[' + many("\"a\",", n) + ']'; }},
        {"a number without end", "csl-json", [](Size n) { return csl("\"volume\": " + many("9", n)); }, all},
        {"items", "csl-json", [](Size n) { return '[' + many(R"({"id": "a~", "type": "book"},)", n) + "{}]"; }, all},
        {"the same id", "csl-json", [](Size n) { return '[' + many(R"({"id": "a", "type": "book"},)", n) + "{}]"; },
         all},
        {"items without a comma", "csl-json", [](Size n) { return many(R"({"id": "a~", "type": "book"})", n); }},
        {"many people", "csl-json",
         [](Size n) { return csl(R"("author": [)" + many(R"({"family": "D~"},)", n) + "{}]"); }, all},
        {"the same member", "csl-json", [](Size n) { return csl(many(R"("title": "a~",)", n) + "\"x\": 1"); }, all},
        {"many members", "csl-json", [](Size n) { return csl(many(R"("m~": "a",)", n) + "\"x\": 1"); }, all},
        {"many custom members", "csl-json",
         [](Size n) { return csl(R"("custom": {)" + many(R"("m~": "a",)", n) + "\"x\": 1}"); }, all},
        {"parts of a date", "csl-json",
         [](Size n) { return csl(R"("issued": {"date-parts": [)" + many("[1],", n) + "[1]]}"); }, all},
        {"lines in a note", "csl-json", [](Size n) { return csl(R"("note": ")" + many("a~: b\\n", n) + '"'); }, all},
        {"escaped zero bytes", "csl-json", [](Size n) { return csl_title(many("\\u0000", n)); }, all},
        {"escaped surrogates", "csl-json", [](Size n) { return csl_title(many("\\ud800", n)); }, all},
        {"nested italics", "csl-json", [](Size n) { return csl_title(nested("<i>", "x", "</i>", n)); }, all},
        {"italics that are never closed", "csl-json", [](Size n) { return csl_title(many("<i>", n)); }, all},
        {"italics that are never opened", "csl-json", [](Size n) { return csl_title(many("</i>", n)); }, all},
        {"tags that are never closed", "csl-json", [](Size n) { return csl_title(many("<span class=\\\"", n)); }, all},
        {"references to characters", "csl-json", [](Size n) { return csl_title(many("&amp;&#38;&lt", n)); }, all},
        {"templates in addresses in a note", "bibtex", [](Size n) { return bib("note = {" + many("http://\\{\\{", n) + '}'); }, "badges"},
        {"addresses parted by commas", "bibtex", [](Size n) { return bib("url = {" + many("https://a.org/x,", n) + '}'); }, "badges json-ld"},
        {"words where links are", "bibtex", [](Size n) { return bib("pdf = {" + many("word ", n) + '}'); }, "badges json-ld"},
        {"schemes in titles of blocks", "badges", [](Size n) { return "# P\n\n" + many("> x javascript: ](>", n); }},
        {"badges that are hidden again and again", "bibtex",
         [](Size n) {
             return bib("pdf = {" + many("https://e.org/~ ", n / 2) + "}, page_overrides = {" +
                        many("hide=a; title@aaaa=x; ", n / 2) + '}');
         }, "badges", 10'000},
        {"cards that a card is to be", "bibtex",
         [](Size n) {
             return bib("title = {" + many("word ", n / 2) + "}, page_overrides = {" + many("block@aaaa=x; ", n / 2) + '}');
         }, "badges", 20'000},
        {"titles of a long title", "bibtex",
         [](Size n) {
             return bib("title = {" + many("word ", n / 2) + "}, page_overrides = {" + many("title@aaaa=x; ", n / 2) + '}');
         }, "badges", 20'000},
        {"keys of one parent", "bibtex",
         [](Size n) {
             return "@misc{a, title = {T}, ids = {" + many("i~,", n / 4) + "}}\n" +
                    many("@misc{b~, crossref = {i~}}\n", n / 4 * 3);
         }, "csl-json", 20'000},
        {"authors who contributed equally", "bibtex",
         [](Size n) {
             string equal;
             for (Size i = 1; equal.size() < n / 2; ++i) equal += std::to_string(i) + "=equal; ";
             return bib("author = {" + many("D~, Jo and ", n / 2) + "Nobody}, author+an = {" + equal + '}');
         }, "badges", 30'000},
        {"spellings of the owner", "bibtex",
         [](Size n) {
             return "@comment{bibconv-page header, title = {P}, owner = {" + many("A B~ = C D~; ", n / 4) + "}}\n" +
                    many("@misc{k~, author = {A B~}}\n", n / 4 * 3);
         }, "badges", 20'000},
        {"works in the wrong section", "bibtex",
         [](Size n) { return "@comment{bibconv-page section, title = {Talks}}\n" + many("@book{k~, title = {T}}\n", n); },
         "badges", 20'000},
        {"sections and works in the wrong one", "bibtex",
         [](Size n) {
             return many("@comment{bibconv-page section, title = {S~}}\n", n / 2) +
                    "@comment{bibconv-page section, title = {Talks}}\n" + many("@book{k~, title = {T}}\n", n / 2);
         }, "badges", 20'000},
        {"citations in citations", "bibtex", [](Size n) { return bib("note = {" + nested("\\cite[", "x", "]{a}", n) + '}'); }, "json-ld"},
        {"citations that are never closed", "bibtex", [](Size n) { return bib("note = {" + many("\\cite[", n) + '}'); }, "json-ld"},
        {"a circle of data", "biblatex",
         [](Size n) {
             return circle("@xdata", "xdata", ", note = {A}", n) + "@book{a, xdata = {k0}}\n@xdata{x, xdata = {x}}\n";
         }},
        {"lists of items in one object", "csl-json",
         [](Size n) {
             const string items = many(R"({"id": "a~", "type": "book", "volume": 1, "volume": 2},)", n / 2) + "{}";
             return "{\"items\": [" + items + "], \"x\": " + nested("[", "1", "]", 90) + ", \"items\": [" + items + "]}";
         }, "csl-json bibtex", 10'000},
        {"members beside a list of items", "csl-json",
         [](Size n) { return '{' + many(R"("m~": "a",)", n) + R"("items": [{"id": "a", "type": "book"}]})"; }, all, 2'000},
        {"objects with a name twice in each other", "csl-json",
         [](Size n) { return csl("\"x\": " + nested(R"({"a": 1, "a":)", "1", "}", 90) + ", \"y\": [" + many("{},", n) + "1]"); }, all},
        // a page
        {"one long title", "badges", [](Size n) { return card(many("word ", n), "", ""); }, all},
        {"badges in a row", "badges",
         [](Size n) {
             return card("T", many("  <img src=\"https://img.shields.io/badge/a-b~-blue\" alt=\"a\">\n", n), "");
         },
         all},
        {"badges with addresses", "badges",
         [](Size n) {
             return card("T", many("<a href=\"https://e.org/~\"><img src=\"https://img.shields.io/badge/a-b~-blue\"></a> ", n), "");
         },
         all},
        {"badges at the top", "badges",
         [](Size n) { return page(many("<img src=\"https://img.shields.io/badge/a-b~-blue\" alt=\"a\"> ", n)); }},
        {"badges in Markdown", "badges",
         [](Size n) { return page(many("![a](https://img.shields.io/badge/a-b~-blue) ", n)); }},
        {"bullets", "badges", [](Size n) { return card("T", "", many("* **F~:** a\n", n)); }, all},
        {"the same bullet", "badges", [](Size n) { return card("T", "", many("* **Venue:** a\n", n)); }},
        {"many owners", "badges", [](Size n) { return card("T", "", "* **Authors:** " + many("**A. Doe~**, ", n)); }},
        {"many authors of a card", "badges",
         [](Size n) { return card("T", "", "* **Authors:** " + many("A. Doe~, ", n)); }},
        {"cards", "badges",
         [](Size n) { return page(many("<div class=\"pub-entry\">\n\n### **A~**\n\n</div>\n\n", n)); }, all},
        {"cards that are never closed", "badges",
         [](Size n) { return page(many("<div class=\"pub-entry\">\n\n### **A~**\n\n", n)); }},
        {"nested containers", "badges", [](Size n) { return page(nested("<div>\n", "x", "</div>\n", n)); }},
        {"containers that are never closed", "badges", [](Size n) { return page(many("<div>", n)); }}, {"headings", "badges", [](Size n) { return many("## A~\n\n", n); }},
    {"hashes", "badges", [](Size n) {
                return many("#", n); }},
    {"brackets", "badges", [](Size n) {
                return card(many("[", n), "", ""); }},
    {"brackets and parentheses", "badges", [](Size n) {
                return card(many("[a](", n), "", ""); }},
    {"nested links", "badges", [](Size n) {
                return card(nested("[", "x", "](b)", n), "", ""); }},
    {"images", "badges", [](Size n) {
                return card(many("![", n), "", ""); }},
    {"stars", "badges", [](Size n) {
                return card(many("*", n), "", ""); }},
    {"stars and letters", "badges", [](Size n) {
                return card(many("*a **b _c ", n), "", ""); }},
    {"nested stars", "badges", [](Size n) {
                return card(nested("*a **b", "x", "**c*", n), "", ""); }},
    {"stars and underscores", "badges", [](Size n) {
                return card(many("*a_", n), "", ""); }},
    {"backticks", "badges", [](Size n) {
                return card(many("`a``b```", n), "", ""); }},
    {"backticks of all lengths", "badges", [](Size n) {
                string text;
                for (Size i = 1; text.size() < n; ++i) text += string(i, '`') + 'a';
                return card(text, "", "");
     }},
    {"angle brackets", "badges", [](Size n) {
                return card(many("<", n), "", ""); }},
    {"comments in HTML", "badges", [](Size n) {
                return page(many("<!-- a ", n)); }},
    {"comments side by side", "badges", [](Size n) {
                return page(many("<!-- a -->", n)); }},
    {"links of one kind", "badges",
     [](Size n) {
         return card("T", many("<a href=\"https://e.org/~\"><img src=\"https://img.shields.io/badge/Code-A~-red\" alt=\"A~\"></a>\n", n), "");
     }, "badges", 40'000},
    {"elements of a card", "badges", [](Size n) { return card("T", "", many("<div>a</div>\n", n)); }, "badges", 20'000},
    {"letters in braces", "badges", [](Size n) { return page("<div>\n{" + many("on", n) + "}\n</div>"); }},
    {"ampersands", "badges", [](Size n) {
                return card(many("&#", n), "", ""); }},
    {"quotes in Markdown", "badges", [](Size n) {
                return page(many(">", n)); }},
    {"paragraphs", "badges", [](Size n) {
                return page(many("a\n\n", n)); }},
    {"zero bytes in a page", "badges", [](Size n) {
                return page(string(n, '\0')); }},
    {"carriage returns in a page", "badges", [](Size n) {
                return page(many("a\r\r", n)); }},
    {"one line of front matter", "badges", [](Size n) {
                return "---\n" + many("a: b ", n) + "\n---\n" + card("T", "", ""); }},
});

}  // namespace

std::span<const Pathology> pathologies() { return cases; }

}  // namespace bibconv::test
