#include <algorithm>
#include <filesystem>
#include <iostream>

#include "formats/bibtex/support.hpp"
#include "support/catch.hpp"

// Files that people have written, where they lie beside the project.

using namespace bibconv;
using namespace bibconv::test;

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> corpus() {
    const fs::path folder = fs::path(BIBCONV_SOURCE_DIR).parent_path() / "shared" / "corpus" / "bib";
    std::vector<fs::path> files;
    if (!fs::is_directory(folder)) {
        std::cout << "SKIPPED: there is no corpus at ../shared/corpus/bib\n";
        return files;
    }
    for (const auto& file : fs::directory_iterator(folder)) files.push_back(file.path());
    std::ranges::sort(files);
    return files;
}

std::size_t entries(const std::vector<Item>& items) {
    return static_cast<std::size_t>(
        std::ranges::count_if(items, [](const Item& item) { return std::holds_alternative<Entry>(item); }));
}

}  // namespace

TEST_CASE("The corpus passes through unchanged, and its canonical form is stable and complete") {
    std::size_t found = 0;
    for (const fs::path& file : corpus()) {
        INFO(file);
        const std::string text = file_text(file);
        Messages messages;
        const std::vector<Item> items = read_bib(text, bibtex::bibtex, messages);
        found += entries(items);
        CHECK(write_bib(items, bibtex::bibtex) == text);
        for (const Format* format : {&bibtex::bibtex, &bibtex::biblatex}) {
            const std::string once = canonical(text, bibtex::bibtex, *format);
            Messages again;
            const std::vector<Item> read = read_bib(once, *format, again, false);
            CHECK(entries(read) == entries(items));
            CHECK(write_bib(read, *format) == once);
        }
    }
    std::cout << found << " entries\n";
}
