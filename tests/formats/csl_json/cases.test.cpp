#include <filesystem>
#include <set>

#include "formats/csl_json/support.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

// tests/formats/csl_json/cases: NAME.json or NAME.jsonl, and NAME.expected with what is told about it, what is read
// and how that is written.

using namespace bibconv;
using namespace bibconv::test;

namespace {

std::string loss_text(const LossLedger& losses) {
    std::string text;
    for (const auto& [kind, account] : losses.accounts()) {
        text += "loss." + kind + ": " + std::to_string(account.count) + ", " + account.example + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("Each case is read and written as expected") {
    std::set<std::filesystem::path> paths;
    for (const auto& file : std::filesystem::directory_iterator(BIBCONV_SOURCE_DIR "/tests/formats/csl_json/cases")) {
        if (file.path().extension() != ".expected") paths.insert(file.path());
    }
    CHECK_FALSE(paths.empty());
    for (const auto& path : paths) {
        INFO(path);
        Messages messages;
        LossLedger losses;
        const std::vector<Item> items = read_csl(file_text(path), messages);
        const std::string written = write_csl(items, losses);
        CHECK(first_difference(written, rewritten(written)) == "");
        const std::string report = "==== messages\n" + messages.text() + loss_text(losses) + "==== items\n" +
                                   describe(items) + "==== csl-json\n" + written;
        check_golden(std::filesystem::path(path).replace_extension(".expected"), report);
    }
}
