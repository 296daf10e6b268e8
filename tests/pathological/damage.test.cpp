// A sample that somebody cut off, damaged, or saved in another way. What comes out is text, always.
#include <algorithm>
#include <array>
#include <filesystem>
#include <string>

#include "contract/subjects.hpp"
#include "support/catch.hpp"
#include "text/unicode.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

struct Sample {
    std::string name;
    const Format* format;
    std::string text;
};

// Every place at the beginning, where each variant is short, and some of those behind: all would take minutes.
std::size_t next_place(std::size_t at) { return at < 1'200 ? at + 1 : at + 53; }

std::vector<Sample> samples() {
    std::vector<Sample> all;
    for (const auto& file : std::filesystem::directory_iterator(BIBCONV_SOURCE_DIR "/samples")) {
        const Format* format = format_of_path(file.path().string());
        if (format == nullptr || format->read == nullptr) continue;
        all.push_back({file.path().filename().string(), format, *read_file(file.path().string())});
    }
    std::ranges::sort(all, {}, &Sample::name);
    return all;
}

// Another writer each time, so that all of them get their share.
const Format& target(std::size_t number) {
    static const std::vector<const Format*> writable = [] {
        std::vector<const Format*> found;
        for (const Format* format : formats()) {
            if (format->make_writer != nullptr) found.push_back(format);
        }
        return found;
    }();
    return *writable[number % writable.size()];
}

void check_survives(const Sample& sample, const std::string& text, const Format& to) {
    Conversion result;
    REQUIRE_NOTHROW(result = convert_text(sample.format->name, to.name, text));
    // Bytes that are no text may be carried along, but not into JSON.
    if (to.name.find("json") != std::string_view::npos) REQUIRE(text::is_utf8(result.text));
}

}  // namespace

TEST_CASE("a sample that is cut off anywhere is survived by every writer", "[pathological]") {
    for (const Sample& sample : samples()) {
        for (std::size_t length = 0; length <= sample.text.size(); length = next_place(length)) {
            CAPTURE(sample.name, length);
            check_survives(sample, sample.text.substr(0, length), target(length));
        }
    }
}

TEST_CASE("any byte of a sample may be another one", "[pathological]") {
    constexpr auto others =
        std::to_array<char>({'\0', '{', '}', '"', '\\', '<', '\xFF', '\n', '[', '@', '%', ',', '\xED'});
    for (const Sample& sample : samples()) {
        for (std::size_t at = 0; at < sample.text.size(); at = next_place(at)) {
            std::string text = sample.text;
            text[at] = at % 3 == 0 ? static_cast<char>(text[at] ^ (1 << (at / 3 % 8))) : others[at % others.size()];
            CAPTURE(sample.name, at, text.substr(at, 1));
            check_survives(sample, text, target(at / 2));
        }
    }
}

TEST_CASE("line ends of any kind make no difference to what is understood", "[pathological]") {
    for (const Sample& sample : samples()) {
        const std::string whole = *read_file(BIBCONV_SOURCE_DIR "/samples/" + sample.name);
        const Conversion expected = convert_text(sample.format->name, "csl-json", whole);
        for (const char* end : {"\r\n", "\r", "mixed"}) {
            std::string text;
            std::size_t line = 0;
            for (const char c : whole) {
                if (c != '\n')
                    text += c;
                else if (end != std::string_view("mixed"))
                    text += end;
                else
                    text += std::array{"\r\n", "\n", "\r"}[++line % 3];  // as many returns as newlines
            }
            CAPTURE(sample.name, end == std::string_view("\r") ? "CR" : end);
            const Conversion result = convert_text(sample.format->name, "csl-json", text);
            CHECK(result.counts.entries == expected.counts.entries);
            const bool page = sample.format->name == "badges";
            const bool told = page && end == std::string_view("mixed");
            CHECK(result.diagnostics.size() == expected.diagnostics.size() + (told ? 1 : 0));
            if (page && !told) CHECK(convert_text("badges", "badges", text).text == text);
        }
    }
}
