// The record of each format: what help, guessing and these tests follow from.
#include <set>

#include "bibconv/format.hpp"
#include "support/catch.hpp"

using namespace bibconv;

namespace {

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return result;
}

}  // namespace

TEST_CASE("a format is found by its name and aliases in any case, and no two share one", "[contract]") {
    std::set<std::string_view> seen;
    const auto is_of = [&](const Format* format, std::string_view name) {
        INFO(name);
        CHECK(seen.insert(name).second);
        CHECK(find_format(name) == format);
        CHECK(find_format(upper(name)) == format);
    };
    for (const Format* format : formats()) {
        is_of(format, format->name);
        for (const std::string_view alias : format->aliases) is_of(format, alias);
    }
    CHECK(find_format("no-such-format") == nullptr);
}

TEST_CASE("a format can be read or written, says what it is, and its suffixes lead to it", "[contract]") {
    for (const Format* format : formats()) {
        INFO(format->name);
        CHECK((format->read != nullptr || format->make_writer != nullptr));
        CHECK_FALSE(format->description.empty());
        for (const std::string_view suffix : format->suffixes) {
            CHECK(suffix.starts_with('.'));
            CHECK(format_of_path("folder/FILE" + upper(suffix)) != nullptr);
        }
    }
    CHECK(format_of_path("a.unknown") == nullptr);
    CHECK(format_of_path("") == nullptr);
}

TEST_CASE("no format takes a text for its own that is nothing", "[contract]") {
    for (const std::string_view head : {"", " ", "\n\n", "\xEF\xBB\xBF"}) CHECK(format_of_content(head) == nullptr);
}
