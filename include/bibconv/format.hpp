#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/diagnostic.hpp"
#include "bibconv/passage.hpp"
#include "bibconv/references.hpp"
#include "bibconv/rich_text.hpp"
#include "bibconv/sink.hpp"

namespace bibconv {

/// A program that the output is for. Only where programs disagree does it change anything (docs/fidelity.md).
enum class Client : std::uint8_t { any, biber, jabref, zotero };

/// The case of English titles.
enum class TitleCase : std::uint8_t { as_written, title, sentence };

/// What the user may ask of a conversion. Every member has a default that suits most.
struct Options {
    std::string page_style = "academic";  ///< name of a built-in page style, or the path of a style file
    std::vector<std::string>
        owner_names;  ///< spellings of the page owner's name; "A = B" says B is A in another script
    Client client = Client::any;
    TitleCase title_case = TitleCase::as_written;
    Mathematics mathematics = Mathematics::simple;
    bool ascii = false;  ///< .bib files have LaTeX's names for all characters that have one
    std::size_t largest_item = std::size_t{16} << 20U;  ///< bytes; a larger entry is reported and not read
    bool keep_source = true;  ///< readers keep the bytes of each item for a writer of the same format
    unsigned jobs = 1;        ///< how many threads may work at the same time; 0: as many as there are cores
    std::size_t passage = std::size_t{1} << 16U;  ///< bytes of an input that are looked at together

    /// Whether every entry is written anew, also where its format stays.
    [[nodiscard]] bool rewrites() const noexcept { return ascii || client != Client::any; }
    /// Whether every entry whose format stays is the bytes it was.
    [[nodiscard]] bool copies() const noexcept {
        return keep_source && !rewrites() && title_case == TitleCase::as_written;
    }
};

/// Texts by their names: what `@string` defines. Names are in lower case. What is read has a share in the texts it
/// uses.
using Definitions = std::map<std::string, std::shared_ptr<const std::string>, std::less<>>;

struct ReadContext {
    std::uint32_t source = 0;  ///< goes into every Span
    DiagnosticSink& diagnostics;
    const Options& options;
    Definitions& macros;      ///< those of the inputs before; a reader adds its own for the inputs behind
    bool bytes_only = false;  ///< nobody will look at the fields of entries: a reader need not give them, but all
                              ///< that it would report, keys and sources
};

struct WriteContext {
    DiagnosticSink& diagnostics;
    LossLedger& losses;
    const Options& options;
};

/// Gives the streams of the parts of an input, by their numbers from 0, each once and in that order.
using PartOutputs = std::function<std::ostream&(std::size_t part)>;

/// One row of the list of formats. Guessing, help and the contract tests all follow from it.
struct Format {
    std::string_view name;         ///< canonical: "csl-json"
    std::string_view description;  ///< a few words for `--list-input-formats`
    std::span<const std::string_view> aliases;
    std::span<const std::string_view> suffixes;  ///< with the dot, lower case; several formats may have one

    /// Whether a text that begins so is of this format; null: cannot tell. `head` is at most 4 KiB.
    bool (*sniff)(std::string_view head) = nullptr;
    /// Reads everything into the sink; null: cannot be read. Malformed data is reported, never thrown.
    /// Does not call `finish`, since several inputs may share one sink.
    void (*read)(std::istream& in, ItemSink& sink, const ReadContext& context) = nullptr;
    /// A writer, which may be a DraftingWriter; null: cannot be written. It may hold back output until `finish`.
    std::unique_ptr<ItemSink> (*make_writer)(std::ostream& out, const WriteContext& context) = nullptr;
    /// Whether some entry may take fields over from another (BibLaTeX's crossref and xdata). Told fast, without reading
    /// the entries; null: no format of that kind.
    bool (*may_refer)(std::istream& in) = nullptr;
    /// Finds out which entries do so and where those may stand, for `read` to be called with the bytes of one; there
    /// whenever `may_refer` is. Reports nothing: `read` will. Macros are as `read` has them.
    void (*find_references)(std::istream& in, const ReadContext& context, References& found) = nullptr;
    /// Whether macros (BibTeX's @string) have a place in it, also without entries that use them.
    bool holds_macros = false;
    /// Whether entries that are written in it may go on naming those they take fields over from (crossref, xdata) when
    /// they were read in another format. Else they are given these fields.
    bool keeps_references = false;
    /// Whether the sections and texts of a page can be written without any entry.
    bool holds_pages = false;
    /// For formats whose items can be read at the same time: the same as `read`, in passages; null: not this one.
    /// What the context refers to must outlive the cutter and its passages.
    std::unique_ptr<Cutter> (*cut)(std::istream& in, const ReadContext& context) = nullptr;
    /// Copies an input into so many parts of about the same size, each of which can be converted alone; null: cannot be
    /// done. The stream must know its place and let go back to it.
    void (*split)(std::istream& in, std::size_t parts, const PartOutputs& outputs, const Options& options) = nullptr;
};

/// Every format this build knows, in the order of the lists shown to users.
[[nodiscard]] std::span<const Format* const> formats() noexcept;

/// By canonical name or alias, in any case; null when there is none.
[[nodiscard]] const Format* find_format(std::string_view name) noexcept;

/// Whether the path ends like those of the format.
[[nodiscard]] bool has_suffix(const Format& format, std::string_view path) noexcept;

/// From the path's ending: the first format that has it, or null.
[[nodiscard]] const Format* format_of_path(std::string_view path) noexcept;

/// The same, but of several formats with that ending the first is taken whose `sniff` knows the text that begins so.
[[nodiscard]] const Format* format_of_file(std::string_view path, std::string_view head) noexcept;

/// From the beginning of the text, or null.
[[nodiscard]] const Format* format_of_content(std::string_view head) noexcept;

}  // namespace bibconv
