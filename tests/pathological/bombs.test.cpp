// Little that becomes much: what a few kilobytes of macros may take of memory.
#include <fstream>
#include <iostream>
#include <string>

#include "support/catch.hpp"
#include "support/folder.hpp"
#include "support/process.hpp"

using namespace bibconv::test;

namespace {

std::string repeated(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

std::string number(int i) { return std::to_string(i); }

// Each macro is twice the one before.
std::string laughs(int depth) {
    std::string text = "@string{m0 = \"ha\"}\n";
    for (int i = 1; i <= depth; ++i)
        text += "@string{m" + number(i) + " = m" + number(i - 1) + " # m" + number(i - 1) + "}\n";
    return text + "@book{a, title = m" + number(depth) + "}\n";
}

// Each macro is a little longer than the one before.
std::string growth(int macros) {
    std::string text = "@string{m = \"\"}\n";
    for (int i = 0; i < macros; ++i) text += "@string{m = m # \"abcdefghij\"}\n";
    return text + "@book{a, title = m}\n";
}

// Values just below what is long, each made of many.
std::string hoard(int macros) {
    std::string text = "@string{m = \"" + std::string(4'095, 'x') + "\"}\n";
    const std::string value = repeated("m # ", 250) + "m";
    for (int i = 0; i < macros; ++i) text += "@string{m" + number(i) + " = " + value + "}\n";
    return text + "@book{a, title = m0}\n";
}

// One entry with many such fields.
std::string entry_of_hoards(int fields) {
    std::string text = "@string{m = \"" + std::string(4'095, 'x') + "\"}\n@book{a,\n";
    const std::string value = repeated("m # ", 250) + "m";
    for (int i = 0; i < fields; ++i) text += "  f" + number(i) + " = " + value + ",\n";
    return text + "}\n";
}

// Many entries that each say something long in a short way.
std::string entries_of_hoards(int entries) {
    std::string text = "@string{m = \"" + std::string(4'095, 'x') + "\"}\n";
    for (int i = 0; i < entries; ++i) text += "@book{a" + number(i) + ", title = " + repeated("m # ", 20) + "m}\n";
    return text;
}

}  // namespace

TEST_CASE("a bomb of macros takes little memory", "[pathological]") {
    if (has_address_sanitizer()) {
        std::cout << "SKIPPED: AddressSanitizer needs memory of its own\n";
        return;
    }
    struct Bomb {
        const char* name;
        std::string text;
    };
    const Bomb bombs[] = {{"laughs", laughs(60)},
                          {"growth", growth(30'000)},
                          {"a hoard of macros", hoard(1'500)},
                          {"an entry of hoards", entry_of_hoards(1'500)},
                          {"entries of hoards", entries_of_hoards(3'000)}};
    constexpr long most_kilobytes = 300 * 1024;
    for (const Bomb& bomb : bombs) {
        const Folder folder;
        std::ofstream(folder.file("bomb.bib"), std::ios::binary) << bomb.text;
        for (const char* to : {"csl-json", "biblatex"}) {
            const Ended ended = run_program(
                {BIBCONV_BINARY, "-q", "-j2", "--for", "zotero", folder.file("bomb.bib"), "-t", to, "-o", "/dev/null"});
            CAPTURE(bomb.name, to, bomb.text.size(), ended.errors.substr(0, 500), ended.signal);
            CHECK((ended.status == 0 || ended.status == 3));
            CHECK(ended.peak_kilobytes < most_kilobytes);
        }
    }
}
