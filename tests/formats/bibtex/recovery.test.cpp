// The damaged files of tests/cli/recovery.md: whatever is guessed of them, no byte of them changes on the way to a
// .bib, and what is read does not depend on the pieces in which a file comes.
#include <algorithm>

#include "formats/bibtex/support.hpp"
#include "support/catch.hpp"
#include "text/find_any.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

// What stands between a command and its ^D.
std::vector<std::string> damaged_files() {
    const std::string document = file_text(BIBCONV_SOURCE_DIR "/tests/cli/recovery.md");
    const std::string command = "% bibconv -f bibtex -t biblatex\n";
    std::vector<std::string> files;
    for (std::size_t at = document.find(command); at != std::string::npos; at = document.find(command, at + 1)) {
        const std::size_t begin = at + command.size();
        files.push_back(document.substr(begin, document.find("^D", begin) - begin));
    }
    return files;
}

std::string read_in_pieces(const std::string& text, std::size_t size) {
    PiecewiseBuffer buffer(text, size);
    std::istream in(&buffer);
    Messages messages;
    Collector collector;
    Definitions macros;
    Options options;
    options.passage = size;
    bibtex::bibtex.read(in, collector, {0, messages, options, macros});
    return messages.text() + describe(collector.items, Spans::shown);
}

}  // namespace

TEST_CASE("Damaged files come back unchanged, whole or cut off anywhere") {
    const auto files = damaged_files();
    CHECK(files.size() > 10);
    for (const std::string& file : files) {
        for (std::size_t length = 0; length <= file.size(); ++length) {
            const std::string text = file.substr(0, length);
            Messages messages;
            if (write_bib(read_bib(text, bibtex::bibtex, messages), bibtex::bibtex) != text) FAIL(text);
        }
    }
}

TEST_CASE("Damaged files are read the same in pieces of any size") {
    for (const std::string& file : damaged_files()) {
        INFO(file);
        const std::string whole = read_in_pieces(file, 4096);
        for (const std::size_t size : {1U, 7U, 64U}) CHECK(read_in_pieces(file, size) == whole);
    }
}

TEST_CASE("One of several characters is found wherever it stands") {
    for (std::size_t size = 0; size < 40; ++size) {
        for (std::size_t place = 0; place <= size; ++place) {
            std::string text(size, 'z');
            for (std::size_t at = place; at < size; at += 3) text[at] = at % 2 == 0 ? '{' : '}';
            if (place < size && place + 1 < size) text[place + 1] = '|';  // one more than the wanted ones
            for (std::size_t from = 0; from <= size; ++from) {
                const std::size_t expected = std::min(text.find_first_of("{}", from), size);
                if (text::find_any<'{', '}'>(text, from) != expected) FAIL(text << ' ' << from);
            }
        }
    }
}
