#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "bibconv/date.hpp"
#include "bibconv/name.hpp"
#include "bibconv/rich_text.hpp"
#include "bibconv/span.hpp"

namespace bibconv {

/// A value: a verbatim string (identifiers, URLs, numbers, anything not understood), text with
/// markup, names or a date. Which one a variable has is said in src/model/vocabulary.
using Value = std::variant<std::string, RichText, NameList, Date>;

/// A named value. Names are CSL 1.0.2 variables ("container-title"), our own words for what CSL
/// lacks ("citations", "slides"; listed in src/model/vocabulary), or carry a prefix of their
/// origin where they mean something to one format only ("bibtex:timestamp", "csl-json:foo").
struct Field {
    std::string name;
    Value value;
    Span span;
};

/// Fields in source order. Names may repeat only when the source repeats them.
class Fields {
public:
    [[nodiscard]] const Field* find(std::string_view name) const noexcept;
    [[nodiscard]] Field* find(std::string_view name) noexcept;
    [[nodiscard]] bool has(std::string_view name) const noexcept { return find(name) != nullptr; }
    /// Whether `field`, one of these, is the one that is found by its name. A format that gives each name once loses
    /// the others, and tells.
    [[nodiscard]] bool is_first(const Field& field) const noexcept { return find(field.name) == &field; }

    /// The value of that kind, or null when the field is absent or of another kind.
    template <class T>
    [[nodiscard]] const T* get(std::string_view name) const noexcept {
        const Field* field = find(name);
        return field == nullptr ? nullptr : std::get_if<T>(&field->value);
    }
    /// The field as text without markup (names and dates give ""); "" when absent.
    [[nodiscard]] std::string text(std::string_view name) const;
    /// The field as rich text; empty when absent or when it is a name list or a date.
    [[nodiscard]] RichText rich(std::string_view name) const;

    /// Appends without looking for another field of that name.
    void add(std::string name, Value value, Span span = {});
    /// Replaces the first field of that name in its place, or appends.
    void set(std::string_view name, Value value);
    void erase(std::string_view name);
    /// Makes room for so many fields.
    void reserve(std::size_t count) { fields_.reserve(count); }

    [[nodiscard]] auto begin() const noexcept { return fields_.begin(); }
    [[nodiscard]] auto end() const noexcept { return fields_.end(); }
    [[nodiscard]] auto begin() noexcept { return fields_.begin(); }
    [[nodiscard]] auto end() noexcept { return fields_.end(); }
    [[nodiscard]] bool empty() const noexcept { return fields_.empty(); }
    [[nodiscard]] std::size_t size() const noexcept { return fields_.size(); }

private:
    void note_last();

    using Places = std::unordered_multimap<std::size_t, std::size_t>;
    std::vector<Field> fields_;
    std::shared_ptr<Places> places_;  // of many fields: where the first of a name is, by its hash; shared by copies
};

/// The exact bytes an item was read from. A writer of the same format gives them back. Whoever
/// changes an item clears them.
struct Source {
    std::string format;  ///< canonical name of a format; empty: not kept
    std::string text;
};

/// One work.
struct Entry {
    std::string type;  ///< a CSL 1.0.2 type, never empty: "article-journal", "speech", "document"
    std::string key;   ///< citation key or id as written; may be empty (the writer then makes one)
    Fields fields;
    Span span;
    Source source;
};

/// A heading, or the head of the whole page (level 1), and the beginning of what stands under it.
struct Section {
    int level = 2;
    RichText title;
    Fields fields;  ///< "introduction", "owner", "updated" and the layout of the page; see docs
    Span span;
};

/// One badge as a reader of the page sees it: two words, a colour, perhaps a logo and a link.
struct Badge {
    std::string label;      ///< left half, decoded; may be empty
    std::string message;    ///< right half, decoded
    std::string colour;     ///< as written, without '#': "007ec6", "blue"
    std::string extension;  ///< ".svg" where the source writes one
    std::string query;      ///< behind the '?', as written: "logo=github&style=flat-square"
    std::string alt;
    std::string url;        ///< empty: not a link
    std::string path = {};  ///< label, message and colour as the source spells them, where that is unusual

    friend bool operator==(const Badge&, const Badge&) = default;
};

/// A row of badges that belongs to a section or the page and not to a work.
struct BadgeRow {
    std::vector<Badge> badges;
    Span span;
};

/// A block that was not understood, verbatim, in its place.
struct Prose {
    std::string format;  ///< the language it is written in: "markdown", "bibtex"
    std::string text;
    Span span;
};

/// What stands between the entries of a .bib.
struct Directive {
    enum class Kind {
        macro,     ///< `@string`: `name` and `value`
        preamble,  ///< `@preamble`: `value`
        comment,   ///< `@comment`: `value`
        text,      ///< text outside any entry, white space included
    };
    Kind kind = Kind::text;
    std::string name;
    std::string value;  ///< raw TeX, without the delimiters of the directive
    Span span;
    Source source;
};

using Item = std::variant<Entry, Section, BadgeRow, Prose, Directive>;

/// Where an item was read.
[[nodiscard]] const Span& span_of(const Item& item) noexcept;
/// Where a field of the entry was read; the entry's place when the field's is not known.
[[nodiscard]] const Span& span_of(const Field& field, const Entry& entry) noexcept;

}  // namespace bibconv
