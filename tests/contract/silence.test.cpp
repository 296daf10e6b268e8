// No writer loses a field in silence, whatever the type of the work.
#include "support/silence.hpp"

#include <set>

#include "formats/bibtex/field_table.hpp"
#include "formats/bibtex/type_table.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::test;
using namespace std::string_literals;

namespace {

int year_of(std::string_view name) {
    unsigned sum = 0;
    for (const char c : name) sum = sum * 31 + static_cast<unsigned char>(c);
    return 1900 + static_cast<int>(sum % 97);
}

// What no other field says.
Value value_of(std::string_view name) {
    const std::string own(name);
    switch (model::kind_of(name)) {
        case model::Kind::names: return NameList{{Name{"Of " + own, "Zoe", "", "", "", "", ""}}, false};
        case model::Kind::date: {
            Date date;
            date.begin.emplace().year = year_of(name);
            date.begin->month = 6;
            return date;
        }
        case model::Kind::text: return RichText("Words of " + own);
        case model::Kind::number: return std::to_string(year_of(name));
        default: return "https://example.org/" + own;
    }
}

std::vector<std::string> names_of_fields() {
    std::vector<std::string> names = {
        "page:funding",        "page:license",     "bibtex:license",         "bibtex:author+an",
        "bibtex:blog",         "bibtex:maintitle", "bibtex:subtitle",        "bibtex:booksubtitle",
        "bibtex:mainsubtitle", "bibtex:crossref",  "bibtex:journalsubtitle", "csl-json:x",
        "elsewhere:something", "something"};
    for (const model::Variable& variable : model::variables()) names.emplace_back(variable.name);
    return names;
}

// Alone with a title, and where others stand that it may have to do with.
constexpr std::string_view neighbours[] = {
    "", "author issued container-title publisher event-title URL volume issue editor genre page note event-date"};

Entry entry_with(std::string_view type, std::string_view fields) {
    Entry entry{std::string(type), "k", {}, {}, {}};
    entry.fields.add("title", RichText("T"));
    std::istringstream words{std::string(fields)};
    for (std::string name; words >> name;) entry.fields.add(name, value_of(name));
    return entry;
}

// Those of BibLaTeX's data model, and all that are understood.
std::set<std::string> names_in_bib() {
    std::istringstream words(
        "abstract addendum afterword annotation annotator author authortype bookpagination bookauthor booksubtitle "
        "booktitle booktitleaddon chapter commentator crossref date day doi edition editor editora editoratype "
        "editorb editorbtype editorc editorctype editortype eid entryset entrysubtype eprint eprintclass eprinttype "
        "eventdate eventtitle eventtitleaddon execute file foreword gender holder howpublished ids indexsorttitle "
        "indextitle institution introduction isan isbn ismn isrn issn issue issuesubtitle issuetitle issuetitleaddon "
        "iswc journal journalsubtitle journaltitle journaltitleaddon keywords label langid langidopts language "
        "library lista location mainsubtitle maintitle maintitleaddon month namea nameaddon nameatype note number "
        "options organization origdate origlanguage origlocation origpublisher origtitle pages pagetotal pagination "
        "part presort publisher pubstate related relatedoptions relatedstring relatedtype school series shortauthor "
        "shorteditor shorthand shorthandintro shortjournal shortseries shorttitle sortkey sortname sorttitle "
        "sortyear subtitle title titleaddon translator type url urldate usera venue verba version volume volumes "
        "xref year author+an author+an:x title+an annote key timestamp groups hyphenation something a:b");
    std::set<std::string> names;
    for (std::string name; words >> name;) names.insert(name);
    for (const bibtex::FieldRow& row : bibtex::field_table()) names.emplace(row.field);
    return names;
}

}  // namespace

TEST_CASE("no variable of any type is lost in silence", "[contract][write]") {
    const auto names = names_of_fields();
    for (const Format* format : formats()) {
        if (format->make_writer == nullptr) continue;
        for (const std::string_view type : model::csl_types()) {
            for (const std::string_view others : neighbours) {
                const Entry less = entry_with(type, others);
                const std::string account = account_of(*format, less, {});
                for (const std::string& name : names) {
                    if (less.fields.has(name)) continue;
                    Entry entry = less;
                    entry.fields.add(name, value_of(name));
                    if (account_of(*format, entry, {}) != account) continue;
                    if (is_said_anyway(*format, *entry.fields.find(name), entry, {})) continue;
                    FAIL_CHECK(format->name << " of the type " << type << " beside '" << others << "': " << name);
                }
            }
        }
    }
}

TEST_CASE("no field of a .bib is lost in silence", "[contract][write][long]") {
    // What is told with or without it: the genre, which the type of the entry has as well, and the title that the
    // subtitle belongs to, where a page has no place for that.
    const auto told_anyway = [](std::string_view type, std::string_view field) {
        return (type.ends_with("thesis") && (field == "type" || field == "genre")) ||
               (type == "periodical" && field.ends_with("subtitle"));
    };
    const std::string bodies[] = {"title = {T}",
                                  "title = {T}, author = {A, B}, year = 2001, booktitle = {C}, publisher = {D}, "
                                  "doi = {10.1/e}, url = {https://e.org}, editor = {F, G}, month = mar",
                                  "title = {T}, date = {2001-03-04}, journaltitle = {C}, maintitle = {D}, "
                                  "series = {E}, number = {17}, crossref = {p}"};
    std::set<std::string_view> types = {"nosuchtype"};
    for (const bibtex::TypeRow& row : bibtex::type_table()) types.insert(row.type);
    const auto names = names_in_bib();
    for (const Format* format : formats()) {
        if (format->make_writer == nullptr) continue;
        for (const std::string_view type : types) {
            for (const std::string& body : bodies) {
                const auto account = [&](const std::string& field) {
                    return account_of(convert_text(
                        "biblatex", format->name,
                        "@" + std::string(type) + "{k, " + body + field + "}\n@book{p, title = {Parent}}\n"));
                };
                const std::string less = account("");
                for (const std::string& name : names) {
                    if (body.find(name + " = ") != std::string::npos || told_anyway(type, name)) continue;
                    if (account(", " + name + " = {words of " + name + "}") != less) continue;
                    FAIL_CHECK(format->name << " of @" << type << "{" << body << "}: " << name);
                }
            }
        }
    }
}

namespace {

// A value, and what is left of it when a part is gone.
struct Part {
    std::string_view what;
    Value whole;
    Value rest;
};

const Name zoe{"Ofit", "Zoe", "", "", "", "", ""};

Part name_part(std::string_view what, std::string Name::*part, std::string value) {
    Name whole = zoe;
    whole.*part = std::move(value);
    return {what, NameList{{whole}, false}, NameList{{zoe}, false}};
}

Date date_of(const DatePoint& begin) { return {begin, {}, false, {}}; }

constexpr DatePoint of_may(std::uint8_t day) {
    DatePoint point;
    point.year = 2001;
    point.month = 5;
    point.day = day;
    return point;
}

Part date_part(std::string_view what, void (*change)(DatePoint&)) {
    DatePoint point = of_may(0);
    change(point);
    return {what, date_of(point), date_of(of_may(0))};
}

Part text_part(std::string_view what, Inline whole, Inline rest = Text{"words"}) {
    RichText texts[] = {"Some ", "Some "};
    texts[0].append(std::move(whole));
    texts[1].append(std::move(rest));
    for (RichText& text : texts) text.append(" of mine");
    return {what, texts[0], texts[1]};
}

Part styled_part(std::string_view what, Style style) { return text_part(what, Styled{style, "words"}); }

Inline link_around_link() {
    RichText inner;
    inner.append(Inline(Link{"https://e.org/y", "words"}));
    return Link{"https://e.org/x", inner};
}

Part part_of_code(std::string_view what, Inline whole) {
    RichText code;
    code.append(std::move(whole));
    return text_part(what, Styled{Style::code, std::move(code)}, Styled{Style::code, "words"});
}

std::vector<Part> parts_of(model::Kind kind) {
    DatePoint year;
    year.year = 2001;
    DatePoint noon = of_may(7);
    noon.time = "12:00:00Z";
    Date words;
    words.literal = "forthcoming";
    switch (kind) {
        case model::Kind::names:
            return {{"the second name", NameList{{zoe, Name{"Elan", "Ben", "", "", "", "", ""}}, false},
                     NameList{{zoe}, false}},
                    {"and others", NameList{{zoe}, true}, NameList{{zoe}, false}},
                    {"the given name", NameList{{zoe}, false}, NameList{{Name{"Ofit", "", "", "", "", "", ""}}, false}},
                    name_part("the suffix", &Name::suffix, "Jr."),
                    name_part("the dropping particle", &Name::dropping_particle, "de"),
                    name_part("the particle", &Name::non_dropping_particle, "van"),
                    name_part("the name in another script", &Name::alias, "服部")};
        case model::Kind::date:
            return {date_part("the day", [](DatePoint& point) { point.day = 7; }),
                    {"the month", date_of(of_may(0)), date_of(year)},
                    {"the time", date_of(noon), date_of(of_may(7))},
                    date_part("about", [](DatePoint& point) { point.approximate = true; }),
                    date_part("perhaps", [](DatePoint& point) { point.uncertain = true; }),
                    {"the end", Date{of_may(7), of_may(9), true, {}}, date_of(of_may(7))},
                    {"the open end", Date{of_may(7), {}, true, {}}, date_of(of_may(7))},
                    {"words instead of a date", words, Date{}}};
        case model::Kind::text:
            return {styled_part("italics", Style::italic),
                    styled_part("bold type", Style::bold),
                    styled_part("small capitals", Style::small_caps),
                    styled_part("a subscript", Style::subscript),
                    styled_part("a superscript", Style::superscript),
                    styled_part("quotation marks", Style::quoted),
                    styled_part("code", Style::code),
                    part_of_code("where a link in code leads", Link{"https://e.org/x", "words"}),
                    part_of_code("italics in code", Styled{Style::italic, "words"}),
                    text_part("code like a template", Styled{Style::code, "{{ words }}"}, Text{"{{ words }}"}),
                    text_part("where a link leads", Link{"https://e.org/x", "words"}),
                    text_part("where a link around a link leads", link_around_link(), Link{"https://e.org/y", "words"}),
                    text_part("a power", Math{"x^2"}, Text{"x2"}),
                    text_part("a raised letter", Math{"x^k"}, Text{"xk"}),
                    text_part("a command", Raw{"latex", "\\foo{words}"}),
                    text_part("a tag", Raw{"html", "<b id=\"x\">words</b>"}),
                    text_part("case", Text{"WORDS"})};
        case model::Kind::number: return {{"the end of a range", "12-15"s, "12"s}, {"a letter", "12a"s, "12"s}};
        default:
            return {{"the second address", "https://e.org/a https://e.org/b"s, "https://e.org/a"s},
                    {"a word behind an address", "https://e.org/a x"s, "https://e.org/a"s},
                    {"where in the document", "https://e.org/a#b"s, "https://e.org/a"s}};
    }
}

// What is told of a part names its kind of loss, or the field.
bool is_told(const Format& to, const Entry& entry, const std::string& name) {
    const Conversion written = written_alone(to, entry, {});
    return std::ranges::any_of(written.losses.accounts(), [&](const auto& kind_and_account) {
        const auto& [kind, account] = kind_and_account;
        return kind == "field" ? account.names.contains(name) : account.example.find("'k'") != std::string::npos;
    });
}

}  // namespace

TEST_CASE("no part of a value is lost in silence", "[contract][write]") {
    constexpr std::string_view types[] = {"article-journal",  "book",   "chapter", "dataset", "document",
                                          "paper-conference", "patent", "report",  "speech",  "post-weblog",
                                          "software",         "thesis"};
    for (const Format* format : formats()) {
        if (format->make_writer == nullptr) continue;
        for (const std::string_view type : types) {
            for (const std::string& name : names_of_fields()) {
                if (name == "page-overrides") continue;  // how a card looks
                for (const Part& part : parts_of(model::kind_of(name))) {
                    Entry entry{std::string(type), "k", {}, {}, {}};
                    if (name != "title") entry.fields.add("title", RichText("T"));
                    if (name != "container-title") entry.fields.add("container-title", RichText("C"));
                    Entry less = entry;
                    entry.fields.add(name, part.whole);
                    less.fields.add(name, part.rest);
                    if (account_of(*format, entry, {}) != account_of(*format, less, {})) continue;
                    if (is_told(*format, entry, name)) continue;
                    if (is_said_anyway(*format, *entry.fields.find(name), entry, {})) continue;
                    FAIL_CHECK(format->name << " of the type " << type << ", " << name << ": " << part.what);
                }
            }
        }
    }
}
