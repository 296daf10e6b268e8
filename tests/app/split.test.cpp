// The parts of a .bib, converted one by one, are together what the whole is.
#include <filesystem>

#include "app/entangled.hpp"
#include "support/catch.hpp"
#include "support/conversion.hpp"

namespace fs = std::filesystem;
using namespace bibconv;
using namespace bibconv::test;

namespace {

std::vector<std::string> parts_of(const std::string& text, std::size_t count) {
    std::istringstream in(text);
    std::vector<std::ostringstream> streams(count);
    split({in, "in", *find_format("bibtex")}, count, [&](std::size_t part) -> std::ostream& { return streams[part]; });
    std::vector<std::string> parts;
    for (const std::ostringstream& stream : streams) parts.push_back(stream.str());
    return parts;
}

std::string together(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) all += convert_text("bibtex", "csl-jsonl", part).text;
    return all;
}

const std::string mark = "@comment{bibconv-part}";

}  // namespace

TEST_CASE("the parts of a .bib together are the whole", "[split]") {
    const std::string text = entangled_bib(false);
    const std::string whole = convert_text("bibtex", "csl-jsonl", text).text;
    for (const std::size_t count : {1U, 2U, 3U, 7U, 20U}) {
        CAPTURE(count);
        const auto parts = parts_of(text, count);
        CHECK(together(parts) == whole);
        for (const std::string& part : parts) CHECK(part.size() < text.size() / count + 2000);
    }
}

TEST_CASE("a file of the corpus may be split as well", "[split]") {
    const char* const folder = BIBCONV_SOURCE_DIR "/../shared/corpus/bib";
    if (!fs::is_directory(folder)) {
        std::cout << "SKIPPED: " << folder << " is not here\n";
        return;
    }
    for (const auto& file : fs::directory_iterator(folder)) {
        if (file.file_size() > 200'000) continue;
        const std::string text = *read_file(file.path().string());
        // Two works without keys get two keys, in one file.
        if (text.find("{,") != std::string::npos) continue;
        CAPTURE(file.path().filename());
        CHECK(together(parts_of(text, 4)) == convert_text("bibtex", "csl-jsonl", text).text);
    }
}

TEST_CASE("a part has at its head what it needs, and nothing else", "[split]") {
    const std::string text =
        "@string{j = {Journal}}\n@string{unused = {U}}\n@article{a, journal = j, title = {A}}\n"
        "@inproceedings{child, crossref = {parent}, title = {Child}}\n% before b\n"
        "@article{b, journal = j, title = {B}}\n@string{j = {Another}}\n@article{c, journal = j}\n"
        "@proceedings{parent, xdata = {grand}, series = j, title = {P}}\n@xdata{grand, publisher = {Press}}\n";
    const auto parts = parts_of(text, 2);
    CHECK(parts[0] ==
          "@comment{bibconv-needs}\n@xdata{grand, publisher = {Press}}\n"
          "@proceedings{parent, xdata = {grand}, series = {Another}, title = {P}}\n@comment{bibconv-part}"
          "@string{j = {Journal}}\n@string{unused = {U}}\n@article{a, journal = j, title = {A}}\n"
          "@inproceedings{child, crossref = {parent}, title = {Child}}\n% before b\n"
          "@article{b, journal = j, title = {B}}");
    CHECK(parts[1].starts_with("\n@string{j = {Another}}\n"));
    CHECK(together(parts) == convert_text("bibtex", "csl-jsonl", text).text);
}

TEST_CASE("a parent that is referred to by several of its keys stands at a head once", "[split]") {
    const std::string parent = "@proceedings{p, ids = {q, r}, title = {P}}";
    const std::string children = "@inproceedings{a, crossref = {q}}\n@inproceedings{b, crossref = {r}}";
    const auto parts = parts_of(children + "\n@misc{c}\n" + parent + '\n', 2);
    CHECK(parts[0] == "@comment{bibconv-needs}\n" + parent + "\n@comment{bibconv-part}" + children);
}

TEST_CASE("more parts than entries, and no entries at all", "[split]") {
    CHECK(parts_of("@book{a}\n@book{b}\n", 4) == std::vector<std::string>{"@book{a}", "\n@book{b}\n", "", ""});
    CHECK(parts_of("", 2) == std::vector<std::string>{"", ""});
    CHECK(parts_of("only text\n", 2) == std::vector<std::string>{"only text\n", ""});
}

TEST_CASE("what a part borrows from others is not written with it", "[split]") {
    const std::string part =
        "@comment{bibconv-needs}\n@string{j = {J}}\n@book{p, title = {P}}\n@comment{bibconv-part}@article{a, journal = "
        "j}\n";
    CHECK(convert_text("bibtex", "bibtex", part).text == "@article{a, journal = j}\n");
    CHECK(convert_text("bibtex", "csl-jsonl", part).text ==
          "{\"id\":\"a\",\"type\":\"article-journal\",\"container-title\":\"J\"}\n");
}
