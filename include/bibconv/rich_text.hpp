#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bibconv {

/// How a run of text is set. `nocase` is CSL's word for "keep the case as written".
enum class Style { nocase, italic, bold, small_caps, subscript, superscript, quoted, code };

struct Inline;

/// Text with markup: a small tree that every inline syntax (LaTeX, CSL's HTML, Markdown) maps to.
/// A value is normalised when no text node is empty and no two text nodes are neighbours;
/// `append` keeps it so, and every parser of ours returns it so.
struct RichText {
    std::vector<Inline> nodes;

    RichText() = default;
    /// Plain text without markup; an empty string gives an empty value.
    RichText(std::string_view plain);    // NOLINT(google-explicit-constructor): text is rich text
    RichText(const char* plain);         // NOLINT(google-explicit-constructor)
    RichText(const std::string& plain);  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool empty() const noexcept;
    /// Adds plain text, joining it to a text node at the end.
    void append(std::string_view plain);
    void append(const std::string& plain) { append(std::string_view(plain)); }
    void append(const char* plain) { append(std::string_view(plain)); }
    void append(Inline node);
    void append(RichText other);

    friend bool operator==(const RichText&, const RichText&);
};

struct Text {
    std::string text;  ///< UTF-8, no markup of any kind
    friend bool operator==(const Text&, const Text&) = default;
};

struct Styled {
    Style style = Style::nocase;
    RichText content;
    friend bool operator==(const Styled&, const Styled&) = default;
};

struct Link {
    std::string url;  ///< as written in the source, entities decoded
    RichText content;
    friend bool operator==(const Link&, const Link&) = default;
};

/// Mathematics, kept as TeX without its dollar signs.
struct Math {
    std::string tex;
    friend bool operator==(const Math&, const Math&) = default;
};

/// What becomes of mathematics in formats that know no TeX: what plain characters with sub- and superscripts can say
/// becomes those, nothing does, or everything as far as it goes. What stays is TeX between dollar signs.
enum class Mathematics { simple, keep, text };

/// Source text of one format that we carry without understanding it ("latex", "html", "markdown", "json").
struct Raw {
    std::string format;
    std::string source;
    friend bool operator==(const Raw&, const Raw&) = default;
};

struct Inline : std::variant<Text, Styled, Link, Math, Raw> {
    using variant::variant;
};

/// The text without markup: content of styled runs and links, TeX of mathematics, source of raw runs.
/// Quoted runs get typographic double quotes.
[[nodiscard]] std::string plain_text(const RichText& text);

/// Whether the value is nothing but plain text.
[[nodiscard]] bool is_plain(const RichText& text) noexcept;

}  // namespace bibconv
