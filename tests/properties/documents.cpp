#include "properties/documents.hpp"

#include <array>
#include <ostream>
#include <string>

#include "model/vocabulary.hpp"
#include "support/items.hpp"

namespace bibconv {

void showValue(const Item& item, std::ostream& out) { out << test::describe(item); }

namespace test {
namespace {

namespace gen = rc::gen;

// What some format takes for syntax, and letters of several scripts.
const std::vector<std::string> pieces = {"a",
                                         "B",
                                         "zoo",
                                         "DNA",
                                         "é",
                                         "ß",
                                         "日本",
                                         "藤",
                                         "\xF0\x9F\x98\x80",
                                         "e\u0301",
                                         "\u00A0",
                                         "1",
                                         "42",
                                         "1984",
                                         " ",
                                         " of ",
                                         " and ",
                                         " von ",
                                         ", ",
                                         ": ",
                                         "? ",
                                         "-",
                                         "--",
                                         "–",
                                         "—",
                                         "'",
                                         "’",
                                         "\"",
                                         "“q”",
                                         "`",
                                         "``",
                                         ".",
                                         "{",
                                         "}",
                                         "{b}",
                                         "\\",
                                         "\\emph",
                                         "\\'e",
                                         "$",
                                         "$x$",
                                         "%",
                                         "&",
                                         "&amp;",
                                         "#",
                                         "_",
                                         "^",
                                         "~",
                                         "@",
                                         "@book{",
                                         "=",
                                         "<",
                                         ">",
                                         "<i>",
                                         "</i>",
                                         "<script>",
                                         "<!--",
                                         "*",
                                         "**",
                                         "[",
                                         "](",
                                         "![",
                                         "|",
                                         "/",
                                         ";",
                                         "https://e.org/?a=1&b=2",
                                         "javascript:x",
                                         "10.1/a",
                                         "null",
                                         "others",
                                         "et al.",
                                         "<span class=\"nocase\">",
                                         "\\url{x}",
                                         "literal: ",
                                         "xdata=k"};

std::string trimmed(std::string text) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string::npos) return "x";
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

rc::Gen<std::string> strings() {
    return gen::map(gen::nonEmpty(gen::container<std::vector<std::string>>(gen::elementOf(pieces))),
                    [](const std::vector<std::string>& parts) {
                        std::string all;
                        for (const std::string& part : parts) all += part;
                        return trimmed(std::move(all));
                    });
}

// Numbers have plain hyphens.
std::string with_hyphens(std::string text) {
    for (const std::string dash : {"–", "—", "--"}) {
        for (std::size_t at = text.find(dash); at != std::string::npos; at = text.find(dash))
            text.replace(at, dash.size(), "-");
    }
    return text;
}

bool one_in(int count) { return *gen::inRange(0, count) == 0; }

RichText rich(int depth);

Inline node(int depth) {
    switch (*gen::inRange(0, depth == 0 ? 2 : 7)) {
        case 1: return Math{*gen::element<std::string>("\\alpha^{2}", "x<y", "\\frac{1}{2}", "n_0", "\\mathrm{d}x")};
        case 2:
            return Styled{*gen::element(Style::nocase, Style::italic, Style::bold, Style::small_caps), rich(depth - 1)};
        case 3: return Styled{*gen::element(Style::subscript, Style::superscript, Style::quoted), rich(depth - 1)};
        case 4: return Styled{Style::code, RichText(*strings())};
        case 5: return Link{"https://example.org/" + std::to_string(*gen::inRange(0, 100)), rich(depth - 1)};
        case 6: return Raw{"latex", *gen::element<std::string>("\\foo{x}", "\\SI{3}{\\metre}", "\\cite{k}")};
        default: return Text{*strings()};
    }
}

RichText rich(int depth) {
    RichText text;
    for (int left = *gen::inRange(1, 4); left > 0; --left) text.append(node(depth));
    return text;
}

std::string part(int count) { return one_in(count) ? *strings() : std::string(); }

Name name() {
    Name name;
    switch (*gen::inRange(0, 5)) {
        case 0: name.literal = *strings(); break;
        case 1: name = {"Beethoven", "Ludwig", "van", "", "", "", ""}; break;
        case 2: name = {"Gaulle", "Charles", "", "de", "Jr.", "", ""}; break;
        case 3: name = {"服部", "翔", "", "", "", "", ""}; break;
        default: name = {*strings(), part(2), part(4), part(4), part(4), "", ""}; break;
    }
    name.alias = part(6);
    return name;
}

NameList name_list() {
    NameList list;
    for (int left = *gen::inRange(1, 4); left > 0; --left) list.names.push_back(name());
    list.others = one_in(4);
    return list;
}

DatePoint point() {
    DatePoint point;
    point.year = *gen::inRange(-50, 2100);
    switch (*gen::inRange(0, 6)) {
        case 0: point.season = static_cast<std::uint8_t>(*gen::inRange(1, 5)); break;
        case 1: point.month = static_cast<std::uint8_t>(*gen::inRange(1, 13)); break;
        case 2:
        case 3:
            point.month = static_cast<std::uint8_t>(*gen::inRange(1, 13));
            point.day = static_cast<std::uint8_t>(*gen::inRange(1, 29));
            break;
        case 4:
            point.year = 1990;
            point.unspecified = 1;
            break;
        default: break;
    }
    point.approximate = one_in(5);
    point.uncertain = one_in(5);
    return point;
}

Date date() {
    Date date;
    switch (*gen::inRange(0, 6)) {
        case 0: date.literal = *strings(); return date;
        case 1:
            date.range = true;
            date.begin = point();
            return date;
        case 2:
            date.range = true;
            date.end = point();
            return date;
        case 3:
            date.range = true;
            date.end = point();
            break;
        default: break;
    }
    date.begin = point();
    return date;
}

Value value(model::Kind kind) {
    switch (kind) {
        case model::Kind::text: return rich(2);
        case model::Kind::names: return name_list();
        case model::Kind::date: return date();
        case model::Kind::links: return "https://example.org/" + std::to_string(*gen::inRange(0, 100)) + ".pdf";
        case model::Kind::verbatim: return *strings();
        case model::Kind::number: return with_hyphens(*strings());
    }
    return {};
}

void add(Fields& fields, std::string_view name) {
    if (name == "eprint-type") {
        fields.set(name, *gen::element<std::string>("arxiv", "jstor", "hdl"));  // in lower case, by convention
        return;
    }
    if (!fields.has(name)) fields.add(std::string(name), value(model::kind_of(name)));
}

Item entry(int number) {
    const auto types = model::csl_types();
    const auto variables = model::variables();
    Entry entry{
        std::string(types[*gen::inRange<std::size_t>(0, types.size())]), "key" + std::to_string(number), {}, {}, {}};
    for (const char* usual : {"title", "author", "issued"}) {
        if (!one_in(4)) add(entry.fields, usual);
    }
    for (int left = *gen::inRange(0, 4); left > 0; --left) {
        add(entry.fields, variables[*gen::inRange<std::size_t>(0, variables.size())].name);
    }
    return entry;
}

// What a format may put together, take apart or show once.
Value related_value(model::Kind kind) {
    const std::string words = *gen::element<std::string>(
        "2024", "ja", "arxiv", "arXiv", "2601.00001", "10.1/a", "NLP", "Proceedings of NLP2024", "かな", "Workshop",
        "0", "e.pdf", "a-b-red", "tech: FP8; b", "First Author", "https://arxiv.org/abs/2601.00001");
    const std::string address = *gen::element<std::string>(
        "https://arxiv.org/abs/2601.00001", "https://doi.org/10.1/a", "https://huggingface.co/x", "https://amzn.to/x",
        "javascript:x", "https://e.org/a", "https://e.org/b", "e.pdf");
    switch (kind) {
        case model::Kind::names: return NameList{{Name{"Mori", "Hana", "", "", "", "", ""}}, one_in(4)};
        case model::Kind::date: {
            Date date;
            date.begin.emplace().year = *gen::element(2024, 2026);
            if (one_in(3)) date.begin->month = 1;
            return date;
        }
        case model::Kind::text:
            if (one_in(4)) {
                RichText link;
                link.append(Inline(Link{address, RichText(words)}));
                return link;
            }
            return RichText(one_in(4) ? address : words);
        default: return one_in(2) ? address : words;
    }
}

}  // namespace

rc::Gen<Entry> related_fields() {
    return gen::exec([] {
        static const auto own = std::to_array<std::string_view>(
            {"page:row", "page:license", "bibtex:license", "bibtex:blog", "bibtex:author+an", "bibtex:note",
             "csl-json:x", "x", "bibtex:subtitle", "bibtex:booksubtitle", "bibtex:mainsubtitle", "bibtex:type"});
        const auto variables = model::variables();
        const auto types = model::csl_types();
        Entry entry{std::string(types[*gen::inRange<std::size_t>(0, types.size())]), "key", {}, {}, {}};
        for (int left = *gen::inRange(2, 14); left > 0; --left) {
            const auto place = *gen::inRange<std::size_t>(0, variables.size() + own.size());
            const auto name = place < variables.size() ? variables[place].name : own[place - variables.size()];
            if (!entry.fields.has(name)) entry.fields.add(std::string(name), related_value(model::kind_of(name)));
        }
        return entry;
    });
}

rc::Gen<std::vector<Item>> documents() {
    return gen::exec([] {
        std::vector<Item> items;
        for (int number = *gen::inRange(1, 4); number > 0; --number) items.push_back(entry(number));
        return items;
    });
}

}  // namespace test
}  // namespace bibconv
