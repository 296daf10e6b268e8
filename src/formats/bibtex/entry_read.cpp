#include "formats/bibtex/entry_read.hpp"

#include <algorithm>
#include <array>
#include <bitset>

#include "base/word_set.hpp"
#include "formats/bibtex/as_written.hpp"
#include "formats/bibtex/clients.hpp"
#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/date_fields.hpp"
#include "formats/bibtex/editor_roles.hpp"
#include "formats/bibtex/field_table.hpp"
#include "formats/bibtex/macros.hpp"
#include "formats/bibtex/main_title.hpp"
#include "formats/bibtex/name.hpp"
#include "formats/bibtex/name_tokens.hpp"
#include "formats/bibtex/old_arxiv.hpp"
#include "formats/bibtex/quiet.hpp"
#include "formats/bibtex/subtitle.hpp"
#include "formats/bibtex/type_table.hpp"
#include "formats/bibtex/value.hpp"
#include "model/vocabulary.hpp"
#include "text/latin1.hpp"

namespace bibconv::bibtex {
namespace {

struct FieldDraft {
    std::string name;  // in lower case
    FieldId id;
    std::string_view written;
    Place place;
    std::string_view plain;             // the value where it stands in the item as it is
    std::optional<std::string> made;    // the value where something had to be put together
    std::optional<Target> target = {};  // none: a field of its own, `bibtex:name`
    bool used = false;                  // said by something else already

    /// Raw LaTeX, macros expanded.
    [[nodiscard]] std::string_view value() const { return made ? std::string_view(*made) : plain; }
};

class EntryReader {
public:
    EntryReader(const RawItem& item, ReadState& state)
        : item_(item),
          state_(state),
          is_data_(text::equal_ignoring_case(item.word, "xdata")),
          dialect_(is_data_ ? Dialect::modern : state.dialect) {}

    Entry read(Extent extent) {
        expand_fields();
        entry_.key = text::to_utf8(item_.key);
        if (extent == Extent::outline && is_quiet()) return std::move(entry_);
        entry_.fields.reserve(drafts_.size() + 2);
        const auto value = [this](std::string_view name) { return first(name); };
        std::string type = state_.lower(item_.word);
        const std::string_view genre_of_word = genre_of_type(type);
        if (std::string meant = lower_name(first(type_elsewhere)); !meant.empty() && stands_for(type, meant, value)) {
            type = std::move(meant);
            use(type_elsewhere);
        }
        WorkType work = work_type(type, value);
        if (work.genre.empty()) work.genre = genre_of_word;
        work_ = {work.csl, type};
        entry_.type = work.csl;
        if (work.subtype_used) use("entrysubtype");
        read_issued();
        for (const bool aliases : {false, true}) assign(aliases);
        if (!work.genre.empty() && !has("genre")) entry_.fields.add("genre", RichText(work.genre));
        for (FieldDraft& draft : drafts_) add(draft);
        add_archive();
        add_unread();
        if (has_main_titles_) {
            join_subtitles(entry_);
            raise_main_title(entry_);
        }
        if (has_editor_types_) name_editors(entry_, field_names_);
        if (has("language")) join_languages(entry_, field_of("language", work_, dialect_).name);
        keep_type(work.genre);
        if (!field_names_.empty()) entry_.fields.add(std::string(field_names), field_names_);
        return std::move(entry_);
    }

private:
    [[nodiscard]] bool is_quiet() const {
        if (is_data_) return false;  // that it is no work is in its fields
        return std::ranges::all_of(drafts_, [](const FieldDraft& draft) {
            return is_list_of_names(draft.name, draft.id) ? is_quiet_list(draft.value())
                                                          : bibtex::is_quiet(draft.value());
        });
    }

    void expand_fields() {
        std::bitset<field_ids> seen;
        base::WordSet seen_unlisted;
        drafts_.reserve(item_.fields.size());
        for (const RawField& field : item_.fields) {
            FieldDraft& draft = drafts_.emplace_back(draft_of(field));
            const bool listed = draft.id != unlisted;
            if (listed ? seen.test(draft.id) : !seen_unlisted.insert(draft.name)) {
                state_.report(Severity::warning, "bibtex.duplicate-field",
                              "the field '" + draft.name + "' is given twice", field.place);
            }
            if (listed)
                seen.set(draft.id);
            else
                note_companion(draft.name);
        }
        FieldDraft* how = find("howpublished");
        if (how == nullptr || !is_address(how->value()) || find("url") != nullptr) return;
        how->name = "url";
        how->id = field_id(how->name);
    }

    // What is to be done when all fields are there, which most entries have no need of.
    void note_companion(std::string_view name) {
        has_main_titles_ = has_main_titles_ || name.ends_with("subtitle") || name.ends_with("maintitle");
        has_editor_types_ = has_editor_types_ || (name.ends_with("type") && name.find("editor") != name.npos);
        has_annotations_ = has_annotations_ || name.find("+an") != name.npos;
    }

    FieldDraft draft_of(const RawField& field) {
        FieldDraft draft{state_.lower(field.name), unlisted, field.name, field.place, {}, {}};
        if (const auto plain = state_.plain(field))
            draft.plain = *plain;
        else
            draft.made = state_.expand(field);
        const std::size_t size = draft.name.size();
        if (auto value = undo_client(draft.name, draft.value())) draft.made = std::move(value);
        draft.written.remove_prefix(size - draft.name.size());
        draft.id = field_id(draft.name);
        return draft;
    }

    static bool is_address(std::string_view value) {
        value = trimmed(value);
        return (value.starts_with("\\url{") && is_group(value.substr(4))) ||
               (value.starts_with("http") && value.find_first_of(" \t\n") == std::string_view::npos);
    }

    FieldDraft* find(std::string_view name) {
        const auto found = std::ranges::find(drafts_, name, &FieldDraft::name);
        return found == drafts_.end() ? nullptr : &*found;
    }
    std::string_view first(std::string_view name) {
        const FieldDraft* draft = find(name);
        return draft == nullptr ? std::string_view() : trimmed(draft->value());
    }
    void use(std::string_view name) {
        if (FieldDraft* draft = find(name)) draft->used = true;
    }

    // The fields of the date together are one variable; it stands where the first of them stood.
    void read_issued() {
        const std::string_view year = first("year");
        const bool words = first(date_kind) == words_kind;
        const DateRead read = read_date({first("date"), year, first("month"), first("day"), words});
        if (!read.date) return;
        issued_ = *read.date;
        if (words && read.year_used) use(date_kind);
        const std::pair<std::string_view, bool> uses[] = {
            {"date", read.date_used}, {"year", read.year_used}, {"month", read.month_used}, {"day", read.day_used}};
        for (const auto& [name, used] : uses) {
            if (used) use(name);
        }
        const auto place =
            std::ranges::find_if(drafts_, [](const FieldDraft& draft) { return draft.used && is_date_part(draft); });
        if (issued_.literal.empty() && has_sort_key(year)) entry_.fields.add("bibtex:year", std::string(year));
        if (read.month_says_more) entry_.fields.add(std::string(month_source), std::string(first("month")));
        place->used = false;
        place->target = Target{"issued"};
        taken_.insert("issued");
    }

    [[nodiscard]] bool has(std::string_view variable) const { return taken_.contains(variable); }

    // The first field that can be a variable is it.
    void assign(bool aliases) {
        for (FieldDraft& draft : drafts_) {
            if (draft.target || draft.used || is_date_part(draft)) continue;
            auto target = variable_of(draft.name, draft.id, work_, aliases);
            if (!target) continue;
            if (target->spelling == Spelling::places && is_place_of_event(draft)) {
                target = Target{"event-place", Spelling::by_kind, Written::both, true};
            }
            if (target->name == draft.name && draft.name.find(':') != std::string::npos) {
                target->name = text::to_utf8(draft.written);  // of another format: its names may know case
            }
            if (has(target->name) || gives_way(draft, *target)) continue;
            if (target->spelling == Spelling::arxiv) {
                if (!taken_.insert("eprint-type")) continue;
                entry_.fields.add("eprint-type", std::string("arxiv"));
            }
            if (!target->usual && target->spelling != Spelling::arxiv &&
                (aliases || written_in(target->written, dialect_) || is_renamed(target->name, draft.name)))
                remember_name(target->name, draft.name);
            draft.target = std::move(target);
            taken_.insert(draft.target->name);
        }
    }

    // ACM's idiom: beside the publisher's address, the location is that of the conference.
    bool is_place_of_event(const FieldDraft& draft) {
        return work_.csl == "paper-conference" && draft.name == "location" && find("address") != nullptr;
    }

    // Whether the type that BibLaTeX has for the work, a @misc with a subtype to BibTeX, calls the field otherwise.
    [[nodiscard]] bool is_renamed(std::string_view variable, std::string_view field) const {
        const std::string type(entry_type(work_.csl, {}, Dialect::modern).name);
        return type != work_.type && !is_field_of(variable, field, {work_.csl, type}, Dialect::modern);
    }

    // So that `school` does not come back as `institution`.
    void remember_name(const std::string& variable, const std::string& field) {
        const bool foreign = variable.find(':') != std::string::npos;
        if (foreign || is_field_of(variable, field, work_, dialect_) || !keeps_name(field, work_, dialect_)) return;
        add_field_as_read(field_names_, variable, field);
    }

    static bool is_date_part(const FieldDraft& draft) {
        const std::string_view name = draft.name;
        return name == "date" || name == "year" || name == "month" || name == "day";
    }

    void add(FieldDraft& draft) {
        if (draft.used || (has_annotations_ && use_annotation(draft))) return;
        if (draft.target) {
            if (auto value = value_of(draft)) {
                const bool more = says_more(draft.value(), *draft.target, *value) || is_other_language(draft);
                entry_.fields.add(draft.target->name, std::move(*value), span(draft));
                if (more)
                    entry_.fields.add(std::string(source_prefix) + draft.name, std::string(draft.value()), span(draft));
                return;
            }
        }
        entry_.fields.add(raw_name(draft.name), std::string(draft.value()), span(draft));
    }

    // INSPIRE's older entries do not say whose `astro-ph/9901001` is: arXiv's, until 2007.
    void add_archive() {
        const auto* eprint = has("eprint") && !has("eprint-type") ? entry_.fields.get<std::string>("eprint") : nullptr;
        if (eprint == nullptr || !is_old_arxiv(*eprint)) return;
        entry_.fields.add("eprint-type", std::string("arxiv"));
    }

    // What could not be understood goes along.
    void add_unread() {
        std::string text;
        for (const std::string_view part : item_.unread)
            text.append(text.empty() ? "" : "\n").append(text::to_utf8(part));
        if (!text.empty()) entry_.fields.add("bibtex:unread", balanced(text));  // as it is written, so that it stays
    }

    // Of `language` and `langid`, the one that the dialect writes is the language.
    bool gives_way(const FieldDraft& draft, const Target& target) {
        if (target.spelling != Spelling::language || written_in(target.written, dialect_)) return false;
        const std::string usual = field_of(target.name, work_, dialect_).name;
        return usual != draft.name && find(usual) != nullptr;
    }

    // BibLaTeX has a field for hyphenation and one to be printed.
    [[nodiscard]] bool is_other_language(const FieldDraft& draft) const {
        return draft.target->spelling == Spelling::language &&
               field_of(draft.target->name, work_, dialect_).name != draft.name;
    }

    // `bibtex:type` is the entry type, so that a field of that name needs another one.
    static std::string raw_name(const std::string& field) {
        if (field == "type") return "bibtex:field:type";
        return model::owner_of(field) == "bibtex" ? field : "bibtex:" + field;
    }

    std::optional<Value> value_of(const FieldDraft& draft) {
        if (draft.target->name == "issued" && is_date_part(draft)) return issued_;
        auto value = read_value(draft.value(), *draft.target, listener(draft));
        auto* names = value && has_annotations_ ? std::get_if<NameList>(&*value) : nullptr;
        if (names != nullptr) annotate(*names, notes_of(draft.name));
        return value;
    }

    ValueListener listener(const FieldDraft& draft) {
        return {[this, &draft](std::string_view command) { unknown(command, draft.place); },
                [this, &draft](std::string_view id, std::string message) {
                    state_.report(Severity::warning, id, std::move(message), draft.place);
                }};
    }

    void unknown(std::string_view command, const Place& place) {
        if (!state_.unknown_commands.emplace(command).second) return;
        state_.report_once(Severity::note, "latex.unknown-command",
                           "the command '" + std::string(command) + "' is not known and kept as it is", place);
    }

    struct NoteRow {
        std::string_view suffix;
        Annotations NameNotes::*member;
    };
    static constexpr std::array<NoteRow, 3> note_rows{{{"+an:alias", &NameNotes::alias},
                                                       {"+an:dropping", &NameNotes::dropping},
                                                       {"+an:particle", &NameNotes::particle}}};

    NameNotes notes_of(const std::string& field) {
        NameNotes notes;
        for (const NoteRow& row : note_rows) {
            const FieldDraft* draft = find(field + std::string(row.suffix));
            if (draft != nullptr && !parse_annotations(draft->value(), notes.*row.member)) (notes.*row.member).clear();
        }
        return notes;
    }

    // An annotation that its list of names has taken up.
    bool use_annotation(const FieldDraft& draft) {
        for (const NoteRow& row : note_rows) {
            Annotations annotations;
            if (!draft.name.ends_with(row.suffix) || !parse_annotations(draft.value(), annotations)) continue;
            const FieldDraft* names = find(draft.name.substr(0, draft.name.size() - row.suffix.size()));
            return names != nullptr && names->target && model::kind_of(names->target->name) == model::Kind::names &&
                   find(draft.name) == &draft;
        }
        return false;
    }

    // The entry type, where the neutral one would be written as another.
    void keep_type(std::string_view implied) {
        const EntryType usual = entry_type(entry_.type, entry_.fields.text("genre"), dialect_);
        const bool same_genre = usual.genre == implied || usual.genre.empty();
        if (usual.name == work_.type && same_genre) return;
        entry_.fields.add("bibtex:type", std::string(work_.type));
    }

    [[nodiscard]] Span span(const FieldDraft& draft) const { return state_.span(draft.place); }

    const RawItem& item_;
    ReadState& state_;
    bool is_data_;     // an @xdata, which only BibLaTeX has: a file of BibTeX hands it through
    Dialect dialect_;  // what its fields are called in
    Entry entry_;
    Work work_;
    std::vector<FieldDraft> drafts_;
    base::WordSet taken_;  // variables that have their field
    Date issued_;
    std::string field_names_;
    bool has_main_titles_ = false;
    bool has_editor_types_ = false;
    bool has_annotations_ = false;
};

}  // namespace

void ReadState::report(Severity severity, std::string_view id, std::string message, const Place& place,
                       bool once) const {
    Diagnostic diagnostic =
        text.diagnostic(severity, std::string(id), std::move(message), item + place.begin, place.length);
    diagnostic.once = once;
    diagnostics.report(std::move(diagnostic));
}

std::optional<std::string_view> ReadState::plain(const RawField& field) const {
    if (!utf8 || field.pieces.size() != 1) return std::nullopt;
    const Piece& piece = field.pieces.front();
    const bool known = piece.kind != Piece::Kind::macro && piece.kind != Piece::Kind::endless;
    return known ? std::optional(piece.text) : std::nullopt;
}

std::string ReadState::expand(const RawField& field) {
    return bibtex::expand(field.pieces, [this](std::string_view id, std::string_view what, const Piece& piece) {
        if (!faulty_macros.emplace(piece.text).second) return;
        const std::string name = text::to_utf8(piece.text);
        report_once(Severity::warning, id,
                    "the macro '" + name + "' " + std::string(what) + "; its name is taken instead", piece.place);
    });
}

Entry read_entry(const RawItem& item, ReadState& state, Extent extent) { return EntryReader(item, state).read(extent); }

}  // namespace bibconv::bibtex
