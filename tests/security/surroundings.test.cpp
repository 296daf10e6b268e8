// What an input may do to the terminal and the machine of who converts it: nothing.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "support/catch.hpp"
#include "support/conversion.hpp"
#include "support/folder.hpp"
#include "support/process.hpp"
#include "text/unicode.hpp"
#include "text/width.hpp"

namespace fs = std::filesystem;
using namespace bibconv;
using namespace bibconv::test;

namespace {

// A colour, a title of the window, C1 in both encodings, a deletion, a change of direction, a line separator, a tag.
const std::string commands =
    "\x1b[31m\x1b]0;owned\x07\x9b"
    "31m\xC2\x9B"
    "31m\x08\x7f\xE2\x80\xAE\xE2\x81\xA6\xE2\x80\xA8\xF3\xA0\x81\x81";

// What a terminal gets to see: lines of characters that it shows.
void check_printable(const std::string& messages) {
    CAPTURE(messages);
    CHECK(text::is_utf8(messages));
    std::istringstream lines(messages);
    for (std::string line; std::getline(lines, line);) CHECK(text::printable(line) == line);
}

}  // namespace

TEST_CASE("no message passes on what a terminal obeys", "[security]") {
    const std::array<std::pair<std::string, std::string>, 7> inputs = {{
        {"a.bib", "@misc{a" + commands + ", ti" + commands + "tle = {A}, title = {B}"},
        {"b.bib", "@misc{a, title = m" + commands + " # x, = , author = {A, B, C, D" + commands +
                      "}}\n@misc{a, title = {\\com" + commands + "}}"},
        {"c.json", "[{\"id\": \"a" + commands + "\", \"type\": \"no" + commands + "\", \"x\": }]"},
        {"d.md", "# P\n\n## S\n\n<div class=\"pub-entry\">\n" + commands + "\n### x\n<script>" + commands},
        {"e" + commands + ".bib", "@misc{a, title = {A}"},
        {"f.bib", "@" + commands + "{a, title = {A}}"},
        {"g.bib", "@misc{a, crossref = {" + commands + "}, x" + commands + " = {A}, date = {20" + commands + "}}"},
    }};
    const Folder folder;
    for (const auto& [name, text] : inputs) {
        std::ofstream(folder.file(name.c_str()), std::ios::binary) << text;
        for (const char* form : {"text", "json", "github"}) {
            for (const char* to : {"json-ld", "badges", "bibtex"}) {
                CAPTURE(name, form, to);
                check_printable(run_program({BIBCONV_BINARY, "-v", std::string("--diagnostics=") + form,
                                             folder.file(name.c_str()), "-t", to, "-o", "/dev/null"})
                                    .errors);
            }
        }
    }
    const auto errors = [&](std::vector<std::string> words) {
        words.insert(words.begin(), BIBCONV_BINARY);
        return run_program(words).errors;
    };
    check_printable(errors({"--" + commands}));
    check_printable(errors({"-t", commands}));
    check_printable(errors({"-t", "badges", "--style", commands, folder.file("a.bib")}));
    check_printable(errors({folder.file("nothing") + commands, "-t", "bibtex"}));
    std::ofstream(folder.file("bibconv.toml"), std::ios::binary) << commands << " = \"x\"\n";
    check_printable(errors({"--config", folder.file("bibconv.toml"), folder.file("a.bib"), "-t", "bibtex"}));
}

TEST_CASE("no file is read that was not named, nothing is run, nobody is called", "[security]") {
    if (has_address_sanitizer()) {
        std::cout << "SKIPPED: sanitizers read files of their own\n";
        return;
    }
    const Folder folder;
    std::ofstream(folder.file("secret")) << "secret";
    const std::string secret = folder.file("secret");
    const std::string inside = "\\input{" + secret + "} \\include{secret} <!DOCTYPE x [<!ENTITY e SYSTEM \"file://" +
                               secret + "\">]>&e; ![x](" + secret + ") @import '" + secret + "' `cat " + secret +
                               "` $(cat secret) file://" + secret;
    std::ofstream(folder.file("a.bib")) << "@misc{a, title = {" << inside << "}, file = {" << secret
                                        << "}, url = {file://" << secret << "}, crossref = {" << secret
                                        << "}}\n@include{" << secret << "}\n";
    std::ofstream(folder.file("b.json")) << R"([{"id": "a", "type": "book", "$ref": ")" << secret
                                         << R"(", "URL": "file://)" << secret << "\"}]";
    std::ofstream(folder.file("c.md")) << "# P\n\n<!--#include file=\"" << secret
                                       << "\"-->\n\n## S\n\n<div class=\"pub-entry\">\n"
                                       << inside << "\n</div>\n";
    for (const char* input : {"a.bib", "b.json", "c.md"}) {
        const std::string log = folder.file("log");
        const Ended ended = run_program({"strace", "-f", "-o", log, BIBCONV_BINARY, "-q", folder.file(input), "-t",
                                         "badges", "-o", folder.file("out.md")});
        const std::string calls = read_file(log).value_or("");
        if (calls.find("execve(") == std::string::npos) {
            std::cout << "SKIPPED: strace cannot look at programs here\n";
            return;
        }
        CAPTURE(input, ended.errors);
        std::istringstream lines(calls);
        std::size_t programs = 0;
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            programs += line.find("execve") != std::string::npos ? 1U : 0U;
            const bool named = line.find("secret") != std::string::npos;
            CHECK((!named || line.find("write(") != std::string::npos || line.find("read(") != std::string::npos));
            for (const char* call : {"socket(", "connect(", "fork(", "ptrace("})
                CHECK(line.find(call) == std::string::npos);
            if (line.find("open") == std::string::npos || line.find(" = -1 ") != std::string::npos) continue;
            const std::size_t begin = line.find('"');
            if (begin == std::string::npos) continue;
            const std::string path = line.substr(begin + 1, line.find('"', begin + 1) - begin - 1);
            const bool system = std::ranges::any_of(std::array{"/lib", "/usr/lib", "/etc/ld.so", "/proc/", "/sys/"},
                                                    [&](const char* start) { return path.starts_with(start); });
            const bool ours = path == folder.file(input) || path == folder.file("out.md") ||
                              path.find("/.bibconv-") != std::string::npos ||
                              (path == folder.path && (line.find("O_TMPFILE") != std::string::npos ||
                                                       line.find("O_DIRECTORY") != std::string::npos));
            CHECK((system || ours));
        }
        CHECK(programs == 1);
    }
}
