// What a conversion tells of itself while it runs.
#include <thread>
#include <unistd.h>

#include "app/entangled.hpp"
#include "base/fd_buffer.hpp"
#include "support/catch.hpp"
#include "support/conversion.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

// Converts a text that comes from a pipe.
Counts convert_piped(const std::string& text, std::string_view target, Progress& progress, unsigned jobs) {
    int ends[2] = {-1, -1};
    REQUIRE(::pipe(ends) == 0);
    std::jthread writer([&text, end = base::Descriptor(ends[1])] {
        REQUIRE(::write(end.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    });
    base::InputBuffer buffer{base::Descriptor(ends[0]), "pipe"};
    CHECK_FALSE(buffer.size());
    buffer.count_into(progress.bytes);
    std::istream in(&buffer);
    std::ostringstream out;
    Reports reports;
    LossLedger losses;
    Options options;
    options.jobs = jobs;
    options.passage = 100;
    return convert({{in, "in", *find_format("bibtex")}}, *find_format(target), out, reports, losses, options,
                   &progress);
}

}  // namespace

TEST_CASE("entries are counted as they are converted", "[progress]") {
    std::string text;
    for (int i = 0; i < 5; ++i) text += entangled_bib();
    for (const unsigned jobs : {1U, 4U}) {
        Progress progress;
        const Counts counts = convert_piped(text, "biblatex", progress, jobs);
        CHECK(progress.entries == counts.entries);
        CHECK(progress.total == 0);
        CHECK(progress.stage == Progress::Stage::finishing);
    }
}

TEST_CASE("of a pipe that had to be copied the size is known then", "[progress]") {
    const std::string text = entangled_bib();
    Progress progress;
    const Counts counts = convert_piped(text, "csl-json", progress, 1);
    CHECK(progress.entries == counts.entries);
    CHECK(progress.total == text.size());
}
