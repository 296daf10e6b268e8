// What no reader and no writer may be brought down by.
#include "contract/subjects.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

// Openers of all the syntaxes we read, and what may stand before them.
constexpr std::string_view openers[] = {"{",         "[",        "<div>",   "<i>",      "<span class=\"nocase\">",
                                        "\\textbf{", "(",        "**[",     "\"{",      "$",
                                        "@x{",       "@a{b,c={", "{\"a\":", "[{\"a\":", "# ",
                                        "<!--",      "![",       "\\\\",    "`",        "* **a:** ",
                                        "\n>",       "{\\(}",    "[a](",    "![a](<",   "\\'"};
// What may close them, all at the end.
constexpr std::string_view closers[] = {"", "]", ")", "}", "\\)", ">", "$", "\"}"};

Entry nested_entry(std::size_t depth) {
    RichText title = "core";
    for (std::size_t i = 0; i < depth; ++i) {
        RichText outer;
        if (i % 3 == 0)
            outer.append(Inline{Link{"https://example.org/", std::move(title)}});
        else
            outer.append(Inline{Styled{i % 3 == 1 ? Style::italic : Style::quoted, std::move(title)}});
        title = std::move(outer);
    }
    Entry entry{"article-journal", "deep", {}, {}, {}};
    entry.fields.add("title", std::move(title));
    return entry;
}

}  // namespace

TEST_CASE("deep nesting in the input is survived", "[contract][hostile][long]") {
    constexpr std::size_t times = 5'000;
    for (const Format* format : formats()) {
        if (format->read == nullptr) continue;
        for (const std::string_view opener : openers) {
            for (const std::string_view closer : closers) {
                INFO(format->name << " reads " << times << " times " << opener << " and as often " << closer);
                const std::string many = repeated(opener, times) + repeated(closer, times);
                CHECK_NOTHROW(read_items(*format, many));
                CHECK_NOTHROW(read_items(*format, "@article{a,\n  title = {" + many + "}}"));
                CHECK_NOTHROW(read_items(*format, "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"" + many));
                CHECK_NOTHROW(read_items(*format, "# P\n\n## S\n\n<div class=\"pub-entry\">\n\n### **" + many));
            }
        }
    }
}

TEST_CASE("deep nesting in an item is survived by writers", "[contract][hostile]") {
    for (const Format* format : formats()) {
        if (format->make_writer == nullptr) continue;
        INFO(format->name);
        std::string text;
        CHECK_NOTHROW(text = write_items(*format, {nested_entry(2'000)}));
        if (format->read != nullptr) CHECK_NOTHROW(read_items(*format, text));
    }
}

TEST_CASE("bytes that are no text are survived", "[contract][hostile]") {
    std::string noise;
    std::uint32_t state = 1;
    for (int i = 0; i < 20'000; ++i) {
        state = state * 1664525U + 1013904223U;
        noise += static_cast<char>(state >> 24U);
    }
    for (const Format* format : formats()) {
        if (format->read == nullptr) continue;
        INFO(format->name);
        CHECK_NOTHROW(read_items(*format, noise));
        CHECK_NOTHROW(read_items(*format, std::string(100'000, '\0')));
        for (const Subject& subject : subjects_of(*format)) {
            std::string damaged = subject.text;
            for (std::size_t at = 97; at < damaged.size(); at += 89) damaged[at] = noise[at % noise.size()];
            CHECK_NOTHROW(read_items(*format, damaged));
        }
    }
}

TEST_CASE("an item with nothing in it can be written", "[contract][hostile]") {
    const std::vector<Item> items = {Entry{"document", "", {}, {}, {}},
                                     Section{2, {}, {}, {}},
                                     BadgeRow{},
                                     Prose{"markdown", "", {}},
                                     Directive{},
                                     Entry{"no-such-type", "k", {}, {}, {}}};
    for (const Format* format : formats()) {
        if (format->make_writer == nullptr) continue;
        INFO(format->name);
        CHECK_NOTHROW(write_items(*format, items));
        CHECK_NOTHROW(write_items(*format, {}));
    }
}
