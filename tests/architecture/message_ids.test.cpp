// docs/command-line.md lists every id a message can have.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "support/catch.hpp"

namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool is_id_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

// String literals of the form "word.word" whose first word is one of ours.
void collect_ids(const std::string& source, std::set<std::string>& ids) {
    static const std::set<std::string> families = {"bibtex", "csl-json", "encoding", "input", "item",  "json-ld",
                                                   "key",    "latex",    "option",   "page",  "split", "style"};
    for (std::size_t open = source.find('"'); open != std::string::npos; open = source.find('"', open + 1)) {
        std::size_t dot = open + 1;
        while (dot < source.size() && is_id_character(source[dot])) ++dot;
        if (dot >= source.size() || source[dot] != '.' || !families.contains(source.substr(open + 1, dot - open - 1)))
            continue;
        std::size_t close = dot + 1;
        while (close < source.size() && is_id_character(source[close])) ++close;
        if (source[close] == '"' && close > dot + 1) ids.insert(source.substr(open + 1, close - open - 1));
    }
}

}  // namespace

TEST_CASE("the documentation lists every message's id, and no other", "[architecture]") {
    std::set<std::string> ids;
    for (const auto& file : fs::recursive_directory_iterator(BIBCONV_SOURCE_DIR "/src")) {
        if (file.is_regular_file()) collect_ids(content(file.path()), ids);
    }
    REQUIRE(ids.contains("bibtex.unclosed"));
    const std::string documentation = content(BIBCONV_SOURCE_DIR "/docs/command-line.md");
    for (const std::string& id : ids) {
        CAPTURE(id);
        CHECK(documentation.find("| `" + id + "` |") != std::string::npos);
    }
    const std::string row = "\n| `";
    for (std::size_t at = documentation.find(row); at != std::string::npos; at = documentation.find(row, at + 1)) {
        const std::size_t begin = at + row.size();
        const std::string listed = documentation.substr(begin, documentation.find('`', begin) - begin);
        const bool option = listed.find('.') == std::string::npos || listed.front() == '-' || listed.front() == 'I';
        CAPTURE(listed);
        CHECK((option || ids.contains(listed)));
    }
}
