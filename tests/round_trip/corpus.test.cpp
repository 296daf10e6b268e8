// Every file of the corpus becomes every format, and no entry is missing there.
#include "support/corpus.hpp"

#include "support/catch.hpp"
#include "support/conversion.hpp"

using namespace bibconv;
using namespace bibconv::test;

TEST_CASE("every entry of the corpus arrives in every format that can be read back") {
    for (const auto& file : corpus()) {
        const std::string text = *read_file(file.string());
        for (const Format* format : formats()) {
            if (format->make_writer == nullptr || format->read == nullptr) continue;
            CAPTURE(file, format->name);
            const Conversion there = convert_text("bibtex", format->name, text);
            if (there.counts.entries == 0) continue;
            CHECK(convert_text(format->name, format->name, there.text).counts.entries == there.counts.entries);
        }
    }
}
