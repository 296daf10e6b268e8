// What every reader promises.
#include "contract/subjects.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::test;

TEST_CASE("a sample is guessed from its content and has entries", "[contract][read]") {
    for (const Subject& subject : readable_subjects()) {
        INFO(subject.name);
        const bool says_what_it_is = subject.format.sniff != nullptr;
        if (says_what_it_is) CHECK(format_of_content(std::string_view(subject.text).substr(0, 4096)) != nullptr);
        const auto items = read_items(subject.format, subject.text);
        CHECK(std::ranges::any_of(items, [](const Item& item) { return std::holds_alternative<Entry>(item); }));
    }
}

TEST_CASE("the same items come from pieces of any size", "[contract][read]") {
    for (const Subject& subject : readable_subjects()) {
        const std::string expected = describe(read_items(subject.format, subject.text), Spans::shown);
        for (const std::size_t size : {1U, 7U, 4096U}) {
            INFO(subject.name << " in pieces of " << size);
            PiecewiseBuffer buffer(subject.text, size);
            std::istream in(&buffer);
            Reports reports;
            CHECK(first_difference(expected, describe(read_items(subject.format, in, reports), Spans::shown)) == "");
        }
    }
}

TEST_CASE("spans lie in the input, in order and on the right line", "[contract][read]") {
    for (const Subject& subject : readable_subjects()) {
        INFO(subject.name);
        std::uint64_t last = 0;
        for (const Item& item : read_items(subject.format, subject.text)) {
            if (!std::holds_alternative<Entry>(item)) continue;
            const Span& span = span_of(item);
            INFO(describe(item, Spans::shown));
            REQUIRE(span.known());
            REQUIRE(span.offset + span.length <= subject.text.size());
            CHECK(span.offset >= last);
            const auto begin = subject.text.begin();
            CHECK(span.line == 1 + std::count(begin, begin + static_cast<std::ptrdiff_t>(span.offset), '\n'));
            last = span.offset;
        }
    }
}

TEST_CASE("every prefix of a text is survived", "[contract][read][hostile][long]") {
    for (const Subject& subject : readable_subjects()) {
        INFO(subject.name);
        const std::size_t longest = std::min<std::size_t>(subject.text.size(), 4000);
        for (std::size_t length = 0; length <= longest; length += length < 1000 ? 1 : 7) {
            CHECK_NOTHROW(read_items(subject.format, subject.text.substr(0, length)));
        }
    }
}

TEST_CASE("a byte-order mark changes nothing", "[contract][read]") {
    for (const Subject& subject : readable_subjects()) {
        INFO(subject.name);
        auto marked = read_items(subject.format, "\xEF\xBB\xBF" + subject.text);
        // A page comes back with it.
        for (Item& item : marked) {
            if (auto* section = std::get_if<Section>(&item)) section->fields.erase("byte-order-mark");
        }
        CHECK(describe(marked) == describe(read_items(subject.format, subject.text)));
    }
}
