#include "formats/bibtex/data_model.hpp"

#include <algorithm>
#include <array>

#include "formats/bibtex/dialect.hpp"

namespace bibconv::bibtex {
namespace {

// What several types share.
constexpr std::string_view any_type =
    "abstract annotation authortype bookpagination crossref date day doi entryset entrysubtype "
    "eprint eprintclass eprinttype execute file gender ids indexsorttitle indextitle isan ismn iswc "
    "keywords label langid langidopts library lista listb listc listd liste listf month namea "
    "nameaddon nameatype nameb namebtype namec namectype options origdate origlocation origpublisher "
    "origtitle pagination presort related relatedoptions relatedstring relatedtype shortauthor "
    "shorteditor shorthand shorthandintro shortjournal shortseries shorttitle sortkey sortname "
    "sortshorthand sorttitle sortyear url urldate usera userb userc userd usere userf verba verbb "
    "verbc xdata xref year";
constexpr std::string_view people =
    "afterword annotator author commentator editora editoratype editorb editorbtype editorc "
    "editorctype foreword introduction translator";
constexpr std::string_view event = "eventdate eventtitle eventtitleaddon venue";
constexpr std::string_view main_title_fields = "mainsubtitle maintitle maintitleaddon";
constexpr std::string_view book_title = "booksubtitle booktitle booktitleaddon";
constexpr std::string_view book = "edition editor editortype isbn location number origlanguage publisher volume";
constexpr std::string_view every_type = "addendum note pubstate subtitle title titleaddon";

struct ModelRow {
    std::string_view types;
    std::string_view own;  // what they do not share
    std::array<std::string_view, 5> shared = {};
};

constexpr auto model_rows = std::to_array<ModelRow>({
    {"article",
     "annotator author commentator editor editora editoratype editorb editorbtype editorc editorctype "
     "editortype eid issn issue issuesubtitle issuetitle issuetitleaddon journalsubtitle journaltitle "
     "journaltitleaddon language number origlanguage pages series translator version volume",
     {}},
    {"book", "chapter eid language pages pagetotal part series volumes", {people, main_title_fields, book}},
    {"mvbook", "language pagetotal series volumes", {people, book}},
    {"inbook bookinbook suppbook",
     "bookauthor chapter eid language pages part series volumes",
     {people, main_title_fields, book_title, book}},
    {"booklet", "author chapter editor editortype eid howpublished language location pages pagetotal type", {}},
    {"collection reference",
     "afterword annotator chapter commentator editora editoratype editorb editorbtype editorc "
     "editorctype eid foreword introduction language pages pagetotal part series translator volumes",
     {main_title_fields, book}},
    {"mvcollection mvreference", "language volumes", {people, book}},
    {"incollection suppcollection inreference",
     "chapter eid language pages part series volumes",
     {people, main_title_fields, book_title, book}},
    {"dataset",
     "author edition editor editortype language location number organization publisher series type "
     "version",
     {}},
    {"manual",
     "author chapter edition editor editortype eid isbn language location number organization pages "
     "pagetotal publisher series type version",
     {}},
    {"misc software", "author editor editortype howpublished language location organization type version", {}},
    {"online", "author editor editortype language organization version", {}},
    {"patent", "author holder location number type version", {}},
    {"periodical",
     "editor editora editoratype editorb editorbtype editorc editorctype editortype issn issue "
     "issuesubtitle issuetitle issuetitleaddon language number series volume",
     {}},
    {"mvproceedings",
     "editor editortype isbn language location number organization pagetotal publisher series volumes",
     {event}},
    {"proceedings",
     "chapter editor editortype eid isbn language location number organization pages pagetotal part "
     "publisher series volume volumes",
     {event, main_title_fields}},
    {"inproceedings",
     "author chapter editor editortype eid isbn language location number organization pages part "
     "publisher series volume volumes",
     {event, main_title_fields, book_title}},
    {"report", "author chapter eid institution isrn language location number pages pagetotal type version", {}},
    {"thesis", "author chapter eid institution language location pages pagetotal type", {}},
    {"unpublished", "author howpublished language location type", {event}},
});

struct Alias {
    std::string_view name, meaning;
};
constexpr auto type_aliases = std::to_array<Alias>({{"conference", "inproceedings"},
                                                    {"electronic", "online"},
                                                    {"mastersthesis", "thesis"},
                                                    {"phdthesis", "thesis"},
                                                    {"techreport", "report"},
                                                    {"www", "online"}});
constexpr auto field_aliases = std::to_array<Alias>({{"address", "location"},
                                                     {"annote", "annotation"},
                                                     {"archiveprefix", "eprinttype"},
                                                     {"journal", "journaltitle"},
                                                     {"key", "sortkey"},
                                                     {"pdf", "file"},
                                                     {"primaryclass", "eprintclass"},
                                                     {"school", "institution"}});

template <class Table>
std::string_view meaning_of(const Table& aliases, std::string_view name) {
    const auto found = std::ranges::find(aliases, name, &Alias::name);
    return found == aliases.end() ? name : found->meaning;
}

const ModelRow* row_of(std::string_view type) {
    type = meaning_of(type_aliases, type);
    const auto row = std::ranges::find_if(model_rows, [&](const ModelRow& r) { return lists(r.types, type); });
    return row == model_rows.end() ? nullptr : &*row;
}

}  // namespace

std::string_view meaning_of_field(std::string_view field) { return meaning_of(field_aliases, field); }

bool in_data_model(std::string_view type) { return row_of(type) != nullptr || type == "set" || type == "xdata"; }

bool in_data_model(std::string_view type, std::string_view field) {
    field = field.substr(0, field.find("+an"));
    if (type == "xdata" || lists(any_type, field) || lists(every_type, field)) return true;
    const ModelRow* row = row_of(type);
    if (row == nullptr) return false;
    return lists(row->own, field) || std::ranges::any_of(row->shared, [&](auto words) { return lists(words, field); });
}

}  // namespace bibconv::bibtex
