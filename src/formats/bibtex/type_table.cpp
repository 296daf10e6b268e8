#include "formats/bibtex/type_table.hpp"

#include <algorithm>
#include <array>

#include "base/index.hpp"
#include "formats/bibtex/data_model.hpp"
#include "model/vocabulary.hpp"
#include "text/ascii.hpp"

namespace bibconv::bibtex {
namespace {

constexpr std::string_view more_than_a_link =
    "howpublished publisher institution school organization journal journaltitle booktitle number isbn volume doi";

// Read from top to bottom: the first row that fits an entry is its type, the first row of a CSL type
// that a dialect writes is its entry type. What a reader would not take back so gets an `entrysubtype`.
constexpr auto types = std::to_array<TypeRow>({
    {"article", "article-magazine", Written::both, {}, {}, "magazine"},
    {"article", "article-newspaper", Written::both, {}, {}, "newspaper"},
    {"article", "article-journal", Written::both},
    {"suppperiodical", "article-journal"},
    {"review", "review", Written::modern},
    {"periodical", "periodical", Written::modern},
    {"book", "book", Written::both},
    {"mvbook", "book"},
    {"collection", "book"},
    {"mvcollection", "book"},
    {"reference", "book"},
    {"mvreference", "book"},
    {"proceedings", "book"},
    {"mvproceedings", "book"},
    {"booklet", "pamphlet", Written::both},
    {"incollection", "chapter", Written::both},
    {"inbook", "chapter"},
    {"bookinbook", "chapter"},
    {"suppbook", "chapter"},
    {"suppcollection", "chapter"},
    {"inreference", "entry-encyclopedia", Written::modern},
    {"inproceedings", "paper-conference", Written::both},
    {"conference", "paper-conference"},
    {"mastersthesis", "thesis", Written::classic, {}, {}, {}, "Master's thesis"},
    {"phdthesis", "thesis", Written::classic, {}, {}, {}, "PhD thesis"},
    {"thesis", "thesis", Written::modern},
    {"techreport", "report", Written::classic},
    {"report", "report", Written::modern},
    {"manual", "report"},
    {"standard", "standard", Written::modern},
    {"unpublished", "speech", Written::both, "eventtitle"},
    {"unpublished", "manuscript", Written::both},
    {"patent", "patent", Written::modern},
    {"dataset", "dataset", Written::modern},
    {"software", "software", Written::modern},
    {"online", "article", Written::modern, "eprint"},
    {"online", "post-weblog", Written::modern, "organization url type howpublished", {}, {}, {}, "blog"},
    {"online", "webpage", Written::modern},
    {"electronic", "webpage"},
    {"www", "webpage"},
    {"artwork", "graphic", Written::modern},
    {"image", "graphic"},
    {"audio", "song"},
    {"music", "song", Written::modern},
    {"movie", "motion_picture", Written::modern},
    {"video", "motion_picture"},
    {"performance", "performance", Written::modern},
    {"letter", "personal_communication", Written::modern},
    {"jurisdiction", "legal_case", Written::modern},
    {"legislation", "legislation", Written::modern},
    {"legal", "bill", Written::modern},
    {"misc", "article", Written::classic, "eprint"},
    {"misc", "webpage", Written::classic, "url", more_than_a_link},
    {"misc", "document", Written::both},
});

constexpr base::Index<types.size()> by_type(types, [](const TypeRow& row) { return row.type; });
constexpr base::Index<types.size()> by_csl(types, [](const TypeRow& row) { return row.csl; });

// Where nothing fits: @misc, and the subtype says what it is. A few have a neighbour that prints better.
constexpr auto neighbours = std::to_array<TypeRow>({
    {"online", "article", Written::modern},
    {"incollection", "entry", Written::both},
    {"incollection", "entry-dictionary", Written::both},
    {"incollection", "entry-encyclopedia", Written::classic},
    {"article", "review", Written::classic},
    {"article", "review-book", Written::both},
    {"online", "post", Written::modern},
    {"unpublished", "speech", Written::both},
});

// What BibTeX's own styles know (btxdoc, 3.1). Of others we know what they are, or nobody does but a style of
// somebody's.
constexpr std::string_view classic_types =
    "article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings "
    "techreport unpublished xdata";

// Whether one of the fields is there, and has the word in it.
bool any_of(std::string_view fields, const FieldOf& field, std::string_view word = {}) {
    while (!fields.empty()) {
        const std::size_t space = std::min(fields.find(' '), fields.size());
        const std::string_view value = field(fields.substr(0, space));
        if (!value.empty() && (word.empty() || text::ascii_lower(value).find(word) != std::string::npos)) return true;
        fields.remove_prefix(std::min(space + 1, fields.size()));
    }
    return false;
}

// Zotero and others know a preprint by its address only.
bool leads_to_eprint(std::string_view url) { return url.find("//arxiv.org/abs/") != std::string_view::npos; }

bool fits(const TypeRow& row, std::string_view subtype, const FieldOf& field) {
    if (!row.subtype.empty() && row.subtype != subtype) return false;
    return (row.needs.empty() || any_of(row.needs, field, row.word) ||
            (row.needs == "eprint" && leads_to_eprint(field("url")))) &&
           !any_of(row.without, field);
}

}  // namespace

std::span<const TypeRow> type_table() noexcept { return types; }

WorkType work_type(std::string_view type, const FieldOf& field) {
    const std::string_view subtype = field("entrysubtype");
    const std::string_view genre = genre_of_type(type);
    std::size_t row = by_type.first(type);
    while (row != by_type.none && !fits(types[row], subtype, field)) row = by_type.next(row);
    if (model::is_csl_type(subtype)) {
        const auto known = std::ranges::find(model::csl_types(), subtype);
        return {*known, genre, true};
    }
    if (row == by_type.none) return {"document", genre, false};
    return {types[row].csl, genre, !types[row].subtype.empty()};
}

EntryType entry_type(std::string_view csl, std::string_view genre, Dialect dialect) {
    const TypeRow* best = nullptr;
    for (std::size_t at = by_csl.first(csl); at != by_csl.none; at = by_csl.next(at)) {
        const TypeRow& row = types[at];
        if (!written_in(row.written, dialect)) continue;
        if (row.genre == genre || row.genre.empty()) return {row.type, row.subtype, row.genre};
        best = &row;  // its genre is another one: the field `type` will say which
    }
    if (best != nullptr && !genre.empty()) return {best->type, best->subtype, {}};
    const auto near = std::ranges::find_if(
        neighbours, [&](const TypeRow& row) { return row.csl == csl && written_in(row.written, dialect); });
    return {near == neighbours.end() ? std::string_view("misc") : near->type, {}, {}};
}

bool is_known_in(std::string_view type, Dialect dialect) {
    if (dialect == Dialect::modern || lists(classic_types, type)) return true;
    return type != "set" && !in_data_model(type) && std::ranges::find(types, type, &TypeRow::type) == types.end();
}

bool stands_for(std::string_view type, std::string_view meant, const FieldOf& field) {
    if (is_known_in(meant, Dialect::classic)) return false;
    const std::string_view csl = work_type(meant, field).csl;
    return entry_type(csl, genre_of_type(type), Dialect::classic).name == type ||
           entry_type(csl, {}, Dialect::classic).name == type;
}

std::string_view genre_of_type(std::string_view type) {
    const std::size_t row = by_type.first(type);
    return row == by_type.none ? std::string_view() : types[row].genre;
}

}  // namespace bibconv::bibtex
