#include <filesystem>

#include "formats/bibtex/support.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

// tests/formats/bibtex/cases: NAME.bib, and NAME.expected with what is told about it, what is read, and how the two
// dialects write it when nothing is taken over from the source.

using namespace bibconv;
using namespace bibconv::test;

namespace {

std::vector<Item> without_blank_text(std::vector<Item> items) {
    std::erase_if(items, [](const Item& item) {
        const auto* directive = std::get_if<Directive>(&item);
        return directive != nullptr && directive->kind == Directive::Kind::text &&
               directive->value.find_first_not_of(" \t\r\n") == std::string::npos;
    });
    return items;
}

}  // namespace

TEST_CASE("Each case is read and written as expected") {
    for (const auto& file : std::filesystem::directory_iterator(BIBCONV_SOURCE_DIR "/tests/formats/bibtex/cases")) {
        if (file.path().extension() != ".bib") continue;
        INFO(file.path());
        const std::string text = file_text(file.path());
        Messages messages;
        const std::vector<Item> items = read_bib(text, bibtex::bibtex, messages);
        CHECK(write_bib(items, bibtex::bibtex) == text);

        const std::string classic = canonical(text, bibtex::bibtex, bibtex::bibtex);
        const std::string modern = canonical(text, bibtex::bibtex, bibtex::biblatex);
        CHECK(canonical(classic, bibtex::bibtex, bibtex::bibtex) == classic);
        CHECK(canonical(modern, bibtex::biblatex, bibtex::biblatex) == modern);
        const std::string report = "==== messages\n" + messages.text() + "==== items\n" +
                                   describe(without_blank_text(items)) + "==== bibtex\n" + classic + "==== biblatex\n" +
                                   modern;
        check_golden(std::filesystem::path(file.path()).replace_extension(".expected"), report);
    }
}
