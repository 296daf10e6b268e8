#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "formats/csl_json/support.hpp"
#include "support/catch.hpp"

// The items of the public CSL test suite, where it lies beside the project.

using namespace bibconv;
using namespace bibconv::test;

namespace {

using nlohmann::json;

// What stands between `>>==== INPUT ====>>` and `<<==== INPUT ====<<`, however many signs there are.
std::string input_of(const std::string& fixture) {
    const std::size_t begin = fixture.find('\n', fixture.find("= INPUT ="));
    const std::size_t end = fixture.rfind("<<", fixture.find("= INPUT =", begin));
    return fixture.substr(begin, end - begin);
}

// CSL takes the number 12 for the string "12".
json without_numbers(const json& value) {
    if (value.is_number()) return value.dump();
    if (!value.is_structured()) return value;
    json result = value;
    for (json& member : result) member = without_numbers(member);
    return result;
}

// `custom` may say more than before; an item has to have a type and an id.
void check_kept(const json& read, const json& written) {
    for (const auto& [name, value] : read.items()) {
        if (name == "type" && value == "") continue;
        INFO("member " << name);
        CHECK(without_numbers(written.value(name, json())) == without_numbers(value));
    }
}

}  // namespace

TEST_CASE("The items of the CSL test suite come back as they were") {
    const auto folder = std::filesystem::path(BIBCONV_SOURCE_DIR).parent_path() / "shared" / "csl" / "fixtures";
    if (!std::filesystem::is_directory(folder)) {
        std::cout << "SKIPPED: there are no fixtures at ../shared/csl/fixtures\n";
        return;
    }
    std::size_t items = 0;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        INFO(file.path());
        const std::string text = input_of(file_text(file.path()));
        const std::string written = rewritten(text);
        CHECK(first_difference(written, rewritten(written)) == "");
        const json before = json::parse(text);
        const json after = json::parse(written);
        REQUIRE(before.size() == after.size());
        for (std::size_t i = 0; i < before.size(); ++i) check_kept(before[i], after[i]);
        items += before.size();
    }
    CHECK(items > 1000);
}
