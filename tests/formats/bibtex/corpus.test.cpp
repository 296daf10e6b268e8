#include "support/corpus.hpp"

#include <algorithm>
#include <iostream>

#include "formats/bibtex/support.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

std::size_t entries(const std::vector<Item>& items) {
    return static_cast<std::size_t>(
        std::ranges::count_if(items, [](const Item& item) { return std::holds_alternative<Entry>(item); }));
}

}  // namespace

TEST_CASE("The corpus passes through unchanged, and its canonical form is stable and complete", "[long]") {
    std::size_t found = 0;
    for (const auto& file : corpus()) {
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
