// No writer loses a field in silence, whatever the type of the work.
#include "support/silence.hpp"

#include <set>

#include "formats/bibtex/field_table.hpp"
#include "formats/bibtex/type_table.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::test;

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
