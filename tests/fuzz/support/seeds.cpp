#include "fuzz/support/seeds.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "fuzz/support/formats.hpp"
#include "fuzz/support/order.hpp"

namespace bibconv::fuzz {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_shared = std::size_t{32} << 10U;  // larger files only slow a fuzzer down

constexpr std::size_t largest_document = std::size_t{8} << 10U;  // of a conversion, which goes several ways

enum class Cut {
    files,
    lines,
    first_column,
    blocks,  // in ``` fences, of a document that is a test
};

/// Where seeds are: files below a folder with that ending, of which what has `begin` at its beginning or behind blanks.
struct Source {
    std::string_view target, folder, ending;
    Cut cut = Cut::files;
    std::string_view begins = {};
};

constexpr Source sources[] = {
    {"bibtex", "samples", ".bib"},
    {"bibtex", "tests", ".bib"},
    {"bibtex", "tests/cli", ".md", Cut::blocks, "@"},
    {"bibtex", "../shared/corpus/bib", ".bib"},
    {"csl_json", "samples", ".json"},
    {"csl_json", "tests", ".json"},
    {"csl_json", "tests", ".jsonl"},
    {"csl_json", "tests/cli", ".md", Cut::blocks, "["},
    {"csl_jsonl", "tests", ".jsonl"},
    {"csl_jsonl", "tests/formats/csl_json/cases", ".json", Cut::lines, "{"},
    {"csl_jsonl", "tests/cli", ".md", Cut::blocks, "{"},
    {"badges", "samples", ".md"},
    {"badges", "tests/cli", ".md", Cut::blocks, "#"},
    {"badges", "tests/cli", ".md", Cut::blocks, "<"},
    {"badges", "../shared/page", ".md"},
    {"latex", "tests/markup", ".tsv", Cut::first_column},
    {"latex", "tests/formats/bibtex", ".bib", Cut::lines},
    {"names", "tests/formats/bibtex", ".tsv", Cut::first_column},
    {"names", "tests/formats/bibtex/cases", ".bib", Cut::lines, "author"},
    {"dates", "tests/model", ".tsv", Cut::first_column},
    {"dates", "tests/formats/bibtex/cases", ".bib", Cut::lines, "month"},
    {"markdown", "samples", ".md", Cut::lines},
    {"markdown", "docs", ".md", Cut::lines},
    {"html", "samples", ".md", Cut::lines},
    {"html", "tests/formats/csl_json/cases", ".json", Cut::lines},
    {"html", "tests/markup", ".tsv", Cut::first_column},
    {"style", "styles", ".json"},
    {"encoding", "tests/formats/bibtex/cases", ".bib"},
    {"encoding", "tests/formats/csl_json/cases", ".json"},
};

bool begins_with(std::string_view text, std::string_view begin) {
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    return begin.empty() || (at != std::string_view::npos && text.substr(at).starts_with(begin));
}

std::vector<std::string> pieces_of(const std::string& text, Cut cut) {
    if (cut == Cut::files) return {text};
    std::vector<std::string> pieces;
    std::istringstream lines(text);
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (cut == Cut::lines) pieces.push_back(line);
        if (cut == Cut::first_column && !line.starts_with('#')) pieces.push_back(line.substr(0, line.find('\t')));
        if (cut != Cut::blocks) continue;
        if (line.starts_with("```")) {
            inside = !inside;
            if (inside) pieces.emplace_back();
        } else if (inside) {
            pieces.back() += line + '\n';
        }
    }
    return pieces;
}

std::vector<fs::path> files_of(const Source& source) {
    std::vector<fs::path> files;
    const fs::path folder = fs::path(BIBCONV_SOURCE_DIR) / source.folder;
    if (!fs::is_directory(folder)) {
        std::cout << "skipped: " << source.folder << " is not here\n";
        return files;
    }
    for (const auto& file : fs::recursive_directory_iterator(folder)) {
        const bool regression = file.path().string().find("/tests/fuzz/") != std::string::npos;
        const bool wanted = file.is_regular_file() && file.path().extension() == source.ending && !regression;
        if (wanted && (source.folder.front() != '.' || file.file_size() <= largest_shared))
            files.push_back(file.path());
    }
    std::ranges::sort(files);
    return files;
}

void add_sources(std::vector<Seed>& seeds, std::string_view target) {
    for (const Source& source : sources) {
        if (source.target != target) continue;
        for (const fs::path& file : files_of(source)) {
            std::size_t number = 0;
            for (std::string& piece : pieces_of(*test::read_file(file.string()), source.cut)) {
                if (piece.empty() || !begins_with(piece, source.begins)) continue;
                seeds.push_back({file.filename().string() + '-' + std::to_string(++number), std::move(piece)});
            }
        }
    }
}

// A target's seeds are also those of others, converted.
void add_converted(std::vector<Seed>& seeds, std::string_view target, std::string_view other, std::string_view from,
                   std::string_view to) {
    if (target == other) return;
    for (const fs::path& file : files_of({target, "samples", from == "csl-json" ? ".json" : ".bib"})) {
        seeds.push_back({file.filename().string() + "-as-" + std::string(to),
                         test::convert_text(from, to, *test::read_file(file.string())).text});
    }
}

// Each document of each reader to one format after the other, with options that differ as well.
void add_conversions(std::vector<Seed>& seeds) {
    unsigned turn = 0;
    for (const Format* from : formats()) {
        if (from->read == nullptr) continue;
        std::string target(from->name);
        std::ranges::replace(target, '-', '_');
        for (const Seed& document : seeds_of(target)) {
            if (document.bytes.size() > largest_document) continue;
            for (unsigned once = 0; once < (document.bytes.size() < 1024 ? 3U : 1U); ++once) {
                const Format* to = formats()[turn % formats().size()];
                const unsigned options = turn % 3 == 0 ? 0 : turn * 37;
                seeds.push_back({document.name + "-from-" + std::string(from->name) + "-to-" + std::string(to->name),
                                 order_bytes(*from, *to, options) + document.bytes});
                ++turn;
            }
        }
    }
}

}  // namespace

std::vector<Seed> seeds_of(std::string_view target) {
    std::vector<Seed> seeds;
    if (target == "conversion") {
        add_conversions(seeds);
        return seeds;
    }
    const std::string_view shared = target == "biblatex" ? "bibtex" : target == "learn_style" ? "badges" : target;
    add_sources(seeds, shared);
    if (target == "badges" || target == "learn_style") add_converted(seeds, target, "bibtex", "bibtex", "badges");
    if (target == "csl_json" || target == "csl_jsonl") {
        add_converted(seeds, target, "bibtex", "bibtex", target == "csl_json" ? "csl-json" : "csl-jsonl");
    }
    return seeds;
}

}  // namespace bibconv::fuzz
