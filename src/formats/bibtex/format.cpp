#include "formats/bibtex/format.hpp"

#include <array>

#include "formats/bibtex/reader.hpp"
#include "formats/bibtex/references.hpp"
#include "formats/bibtex/sniff.hpp"
#include "formats/bibtex/split.hpp"
#include "formats/bibtex/writer.hpp"

namespace bibconv::bibtex {
namespace {

constexpr std::string_view bibtex_name = "bibtex";
constexpr std::string_view biblatex_name = "biblatex";
constexpr auto bibtex_aliases = std::to_array<std::string_view>({"bib"});
constexpr auto suffixes = std::to_array<std::string_view>({".bib"});

}  // namespace

const Format bibtex{
    .name = bibtex_name,
    .description = "BibTeX, classic fields",
    .aliases = bibtex_aliases,
    .suffixes = suffixes,
    .sniff = [](std::string_view head) { return sniff(head, Dialect::classic); },
    .read = [](std::istream& in, ItemSink& sink,
               const ReadContext& context) { read(in, sink, context, Dialect::classic, bibtex_name); },
    .make_writer = [](std::ostream& out,
                      const WriteContext& context) { return make_writer(out, context, Dialect::classic, bibtex_name); },
    .may_refer = may_refer,
    .find_references = find_references,
    .holds_macros = true,
    .holds_pages = true,
    .cut = [](std::istream& in, const ReadContext& context) { return cut(in, context, Dialect::classic, bibtex_name); },
    .split = split,
};

const Format biblatex{
    .name = biblatex_name,
    .description = "BibLaTeX",
    .aliases = {},
    .suffixes = suffixes,
    .sniff = [](std::string_view head) { return sniff(head, Dialect::modern); },
    .read = [](std::istream& in, ItemSink& sink,
               const ReadContext& context) { read(in, sink, context, Dialect::modern, biblatex_name); },
    .make_writer =
        [](std::ostream& out, const WriteContext& context) {
            return make_writer(out, context, Dialect::modern, biblatex_name);
        },
    .may_refer = may_refer,
    .find_references = find_references,
    .holds_macros = true,
    .keeps_references = true,
    .holds_pages = true,
    .cut = [](std::istream& in,
              const ReadContext& context) { return cut(in, context, Dialect::modern, biblatex_name); },
    .split = split,
};

}  // namespace bibconv::bibtex
