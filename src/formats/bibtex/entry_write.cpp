#include "formats/bibtex/entry_write.hpp"

#include <algorithm>
#include <charconv>

#include "formats/bibtex/as_written.hpp"
#include "formats/bibtex/clients.hpp"
#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/date_fields.hpp"
#include "formats/bibtex/editor_roles.hpp"
#include "formats/bibtex/field_table.hpp"
#include "formats/bibtex/layout.hpp"
#include "formats/bibtex/macros.hpp"
#include "formats/bibtex/main_title.hpp"
#include "formats/bibtex/signs.hpp"
#include "formats/bibtex/subtitle.hpp"
#include "formats/bibtex/type_table.hpp"
#include "formats/bibtex/value.hpp"
#include "markup/latex.hpp"
#include "model/months.hpp"
#include "model/vocabulary.hpp"

namespace bibconv::bibtex {
namespace {

constexpr std::string_view raw_prefix = "bibtex:";
constexpr std::string_view type_field = "bibtex:type";
constexpr std::string_view classic_language = "language";
constexpr std::string_view year_field = "bibtex:year";

struct RankedLine : Line {
    std::size_t rank = 0;
};

class EntryWriter {
public:
    EntryWriter(const Entry& entry, Dialect dialect, const WriteContext& context)
        : entry_(entry),
          dialect_(dialect),
          losses_(context.losses),
          ascii_(context.options.ascii),
          client_(context.options.client),
          genre_(entry.fields.text("genre")),
          field_names_(entry.fields.text(field_names)) {}

    std::string render(const std::string& key) {
        const EntryType type = chosen_type();
        const std::string name(type.name);
        work_ = {entry_.type, name};
        implied_genre_ = !genre_.empty() && genre_of_type(name) == genre_;
        find_sort_key();
        find_month();
        for (const Field& field : entry_.fields) add(field);
        const std::string meant = meant_type(name);
        if (meant != name) put(std::string(type_elsewhere), "{" + meant + "}");
        add_subtype(type, meant);
        std::ranges::stable_sort(lines_, {}, &RankedLine::rank);
        std::vector<Line> lines;
        for (RankedLine& line : lines_) lines.push_back(for_client(client_, dialect_, name, std::move(line)));
        return lay_out("@" + name + "{" + key, lines);
    }

private:
    // The type it was read as, if entries can have it.
    [[nodiscard]] const std::string* kept_type() const {
        const auto* kept = entry_.fields.get<std::string>(type_field);
        return kept != nullptr && is_entry_type(*kept) ? kept : nullptr;
    }

    // The type it was read as, unless the genre is gone that such a type implies.
    EntryType chosen_type() const {
        EntryType usual = entry_type(entry_.type, genre_, dialect_);
        if (!takes_type(client_, dialect_, usual.name)) usual = {"misc", {}, {}};
        const std::string* kept = kept_type();
        const bool good = kept != nullptr && takes_type(client_, dialect_, *kept) && is_known_in(*kept, dialect_) &&
                          (genre_of_type(*kept).empty() || !genre_.empty());
        if (!good) return usual;
        return {*kept, usual.name == *kept ? usual.subtype : std::string_view(), genre_of_type(*kept)};
    }

    // The type it was read as, which a field says where the dialect has none of that name.
    [[nodiscard]] std::string meant_type(const std::string& name) const {
        const std::string* kept = kept_type();
        const bool elsewhere = kept != nullptr && client_ != Client::zotero && !is_known_in(*kept, dialect_) &&
                               stands_for(name, *kept, written_field());
        return elsewhere ? *kept : name;
    }

    [[nodiscard]] FieldOf written_field() const {
        return [this](std::string_view field) -> std::string_view {
            const auto line = std::ranges::find(lines_, field, &RankedLine::name);
            if (line == lines_.end()) return {};
            const std::string_view all = line->value;
            return all.starts_with('{') ? all.substr(1, all.size() - 2) : all;
        };
    }

    // What a reader would not see in type and fields is said by the subtype.
    void add_subtype(const EntryType& type, std::string_view name) {
        if (!type.subtype.empty()) put("entrysubtype", "{" + std::string(type.subtype) + "}");
        if (work_type(name, written_field()).csl == entry_.type) return;
        if (!type.subtype.empty()) std::erase_if(lines_, [](const Line& line) { return line.name == "entrysubtype"; });
        put("entrysubtype", "{" + entry_.type + "}");
    }

    // A year with a sort key in it is written as it was as long as it is the same year.
    void find_sort_key() {
        const auto* kept = entry_.fields.get<std::string>(year_field);
        const auto* issued = entry_.fields.get<Date>("issued");
        if (kept == nullptr || !has_sort_key(*kept)) return;
        sort_key_ = *kept;
        const auto date = read_date({{}, *kept, {}, {}}).date;
        const bool same = date && date->begin && issued != nullptr && issued->begin && !issued->range &&
                          date->begin->year == issued->begin->year;
        if (same) sorted_year_ = *kept;
    }

    // "8--10 July" is written as it was as long as it says the same.
    void find_month() {
        const auto* kept = entry_.fields.get<std::string>(month_source);
        const auto* issued = entry_.fields.get<Date>("issued");
        if (kept == nullptr || issued == nullptr || !issued->begin) return;
        const std::string year = std::to_string(issued->begin->year);
        const DateRead read = read_date({{}, year, *kept, {}});
        if (read.month_says_more && read.date == *issued) month_ = *kept;
    }

    void add(const Field& field) {
        if (field.name == type_field) {
            if (kept_type() == nullptr) losses_.lose_field(field.name, field.span, entry_.key);
            return;
        }
        if (field.name == field_names || (field.name == year_field && !sort_key_.empty())) return;
        if (field.name == "genre" && implied_genre_) return;
        const auto* date = std::get_if<Date>(&field.value);
        const auto* text = std::get_if<RichText>(&field.value);
        if (text != nullptr && !markup::latex_holds(*text))
            losses_.lose("markup", field.span, "markup in '" + field.name + "' of '" + entry_.key + "'");
        if (model::keeps_spelling(field.name)) {
            add_source(field);
        } else if (field.name.starts_with(raw_prefix)) {
            add_raw(field);
        } else if (field.name == "issued" && date != nullptr) {
            add_issued(*date);
        } else {
            add_variable(field);
        }
    }

    void add_raw(const Field& field) {
        std::string_view name = std::string_view(field.name).substr(raw_prefix.size());
        constexpr std::string_view escape = "field:";
        if (name.starts_with(escape)) name.remove_prefix(escape.size());
        std::string value = write_value(field.value, {}, field.name);
        // A month without a year is no date. "January" is what the macro stands for.
        const auto month = name == "month" ? model::parse_month(value) : std::nullopt;
        const bool macro =
            month && month->month != 0 && model::month_of_macro(model::month_macro(month->month)) == value;
        put(std::string(name), macro ? std::string(model::month_macro(month->month)) : "{" + value + "}",
            companion_of(name).empty() ? raw_rank : rank_of(name));
    }

    // The variable that a field with LaTeX of its own is read as, and which still says the same.
    [[nodiscard]] std::optional<Target> still_said(std::string_view name, std::string_view latex) const {
        for (const bool alias : {false, true}) {
            auto target = variable_of(name, work_, alias);
            const Field* said = target ? entry_.fields.find(target->name) : nullptr;
            if (said != nullptr && still_says(latex, *target, said->value)) return target;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool is_readable(std::string_view latex, const Value& value) const {
        return dialect_ == Dialect::modern || !is_extended(latex, value);
    }

    // LaTeX of a field other than the one that its variable becomes, or one that the dialect cannot read there.
    void add_source(const Field& field) {
        if (field.name == month_source) {
            const bool elsewhere = !month_.empty() && dialect_ == Dialect::modern;
            if (elsewhere) put("source:month", "{" + balanced(month_) + "}", raw_rank);
            return;
        }
        const auto* latex = std::get_if<std::string>(&field.value);
        const std::string name = field.name.substr(source_prefix.size());
        const auto variable = latex == nullptr ? std::nullopt : still_said(name, *latex);
        if (!variable) {
            if (latex != nullptr && has_other_parts(*latex)) losses_.lose_field(field.name, field.span, entry_.key);
            return;  // an edit wins
        }
        const Target usual = target_of(variable->name, field_of(variable->name, work_, dialect_));
        const bool beside = usual.name != name && variable->spelling == Spelling::language;
        const Value& value = entry_.fields.find(variable->name)->value;
        const bool said = (usual.name == name || is_in_words(variable->name, value)) && is_readable(*latex, value);
        // BibTeX's own field for it stood beside one of BibLaTeX's, which says nothing else.
        const bool both = variable->spelling == Spelling::language && said && name != classic_language &&
                          dialect_ == Dialect::modern && write_value(value, *variable, name) == *latex;
        if (beside)
            put(name, "{" + *latex + "}");
        else if (both)
            put(std::string(classic_language), "{" + *latex + "}");
        else if (!said)
            put(field.name.substr(raw_prefix.size()), "{" + *latex + "}", raw_rank);
    }

    // Such a date is written as the year, whichever field it was read from.
    static bool is_in_words(std::string_view variable, const Value& value) {
        const auto* date = std::get_if<Date>(&value);
        return variable == "issued" && date != nullptr && !date->literal.empty();
    }

    [[nodiscard]] const std::string* source_of_words(const Date& date) const {
        if (!is_in_words("issued", date)) return nullptr;
        for (const char* name : {"date", "year"}) {
            const auto* latex = entry_.fields.get<std::string>(std::string(source_prefix) + name);
            if (latex != nullptr && still_says(*latex, Target{"issued"}, date)) return latex;
        }
        return nullptr;
    }

    [[nodiscard]] const std::string* source_of(const std::string& name, const Value& value) const {
        const auto* latex = entry_.fields.get<std::string>(std::string(source_prefix) + name);
        return latex != nullptr && is_readable(*latex, value) && still_said(name, *latex) ? latex : nullptr;
    }

    // The field that the variable was read from, where it is one of several and good in this dialect too.
    [[nodiscard]] Target target_of(const std::string& variable, const Target& usual) const {
        const std::string_view name = field_as_read(field_names_, variable);
        if (name.empty() || !keeps_name(name, work_, dialect_) || client_ == Client::zotero) return usual;
        for (const bool alias : {false, true}) {
            const auto target = variable_of(name, work_, alias);
            if (target && target->name == variable) return {std::string(name), target->spelling};
        }
        // The usual field is there already, because it meant nothing in addition to this one.
        const auto own = entry_.fields.has("bibtex:" + usual.name) ? variable_of(variable, work_, false) : std::nullopt;
        return own && own->name == variable ? Target{variable, own->spelling} : usual;
    }

    void add_variable(const Field& field) {
        const Target usual = field_of(field.name, work_, dialect_);
        Target target = target_of(field.name, usual);
        target.words = dialect_ == Dialect::classic;
        const std::string* source = source_of(target.name, field.value);
        if (const auto* names = std::get_if<NameList>(&field.value)) {
            const WrittenNames written = write_names(*names, ascii_);
            put(target.name, "{" + (source == nullptr ? written.latex : in_ascii(*source)) + "}");
            note(target.name, "+an:alias", written.notes.alias);
            note(target.name, "+an:dropping", written.notes.dropping);
            note(target.name, "+an:particle", written.notes.particle);
        } else {
            std::string value = source != nullptr ? *source : write_value(field.value, target, field.name);
            put(target.name, "{" + (is_latex(field) ? in_ascii(std::move(value)) : value) + "}");
        }
    }

    // Whoever reads the others takes a letter's name in LaTeX for what is written there.
    static bool is_latex(const Field& field) {
        const model::Kind kind = model::kind_of(field.name);
        const bool address = kind == model::Kind::links && std::holds_alternative<std::string>(field.value);
        return kind != model::Kind::verbatim && kind != model::Kind::date && !address;
    }

    [[nodiscard]] std::string in_ascii(std::string latex) const {
        return ascii_ ? markup::ascii_latex(latex) : std::move(latex);
    }

    void note(const std::string& field, std::string_view suffix, const Annotations& annotations) {
        if (!annotations.empty()) put(field + std::string(suffix), "{" + write_annotations(annotations) + "}");
    }

    void add_issued(const Date& date) {
        DateFields fields = write_date(date, sorted_year_.empty() ? dialect_ : Dialect::classic);
        if (!sorted_year_.empty()) fields.year = sorted_year_;
        if (const std::string* source = source_of_words(date)) fields.year = *source;
        if (!month_.empty() && dialect_ == Dialect::classic) {
            put("year", "{" + fields.year + "}");
            return put("month", "{" + balanced(month_) + "}");
        }
        if (!fields.year.empty()) put("year", "{" + fields.year + "}");
        if (fields.words) put(std::string(date_kind), "{" + std::string(words_kind) + "}", rank_of("year"));
        if (!fields.month.empty()) {
            unsigned month = 1;
            std::from_chars(fields.month.data(), fields.month.data() + fields.month.size(), month);
            put("month", std::string(model::month_macro(month)));
        }
        if (!fields.day.empty()) put("day", "{" + fields.day + "}");
        if (!fields.date.empty()) put("date", "{" + fields.date + "}");
    }

    void put(std::string name, std::string value) {
        const std::size_t rank = rank_of(name);
        put(std::move(name), std::move(value), rank);
    }

    void put(std::string name, std::string value, std::size_t rank) {
        if (!is_name(name)) {
            losses_.lose_field(name, entry_.span, entry_.key);
            return;
        }
        lines_.push_back({{std::move(name), std::move(value)}, rank});
    }

    const Entry& entry_;
    Dialect dialect_;
    LossLedger& losses_;
    bool ascii_;
    Client client_;
    std::string genre_;
    std::string field_names_;  // which fields some variables were read from
    Work work_;
    bool implied_genre_ = false;
    std::string sort_key_;     // a raw year with a sort key, which goes with the date or not at all
    std::string sorted_year_;  // the same, when it is the year of the date
    std::string month_;        // days and months in words
    std::vector<RankedLine> lines_;
};

}  // namespace

std::string render_entry(const Entry& entry, const std::string& key, Dialect dialect, const WriteContext& context) {
    if (!has_editor_roles(entry) && !has_subtitles(entry) && !has_volume_title(entry))
        return EntryWriter(entry, dialect, context).render(key);
    Entry parted = entry;
    lower_main_title(parted);
    split_subtitles(parted);
    type_editors(parted);
    return EntryWriter(parted, dialect, context).render(key);
}

}  // namespace bibconv::bibtex
