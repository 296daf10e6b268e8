// What holds for any document, through every pair of formats.
#include "properties/documents.hpp"

#include <algorithm>
#include <sstream>

#include "support/catch.hpp"
#include "support/conversion.hpp"
#include "support/items.hpp"
#include "support/silence.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

std::vector<const Format*> two_way() {
    std::vector<const Format*> all;
    std::ranges::copy_if(formats(), std::back_inserter(all), [](const Format* format) {
        return format->read != nullptr && format->make_writer != nullptr;
    });
    return all;
}

const Options anew = [] {
    Options options;
    options.keep_source = false;
    return options;
}();

struct Written {
    std::string text;
    LossLedger losses;
    Reports reports;
};

void write(const Format& format, const std::vector<Item>& items, Written& written) {
    std::ostringstream out;
    const auto writer = format.make_writer(out, {written.reports, written.losses, anew});
    for (const Item& item : items) writer->put(item);
    writer->finish();
    written.text = out.str();
}

std::string write(const Format& format, const std::vector<Item>& items) {
    Written written;
    write(format, items, written);
    return written.text;
}

std::vector<Item> read(const Format& format, std::istream& in) {
    Collector collector;
    Reports reports;
    Definitions macros;
    format.read(in, collector, {0, reports, anew, macros});
    return std::move(collector.items);
}

std::vector<Item> read(const Format& format, const std::string& text) {
    std::istringstream in(text);
    return read(format, in);
}

// The works alone, whatever order their fields have.
std::string works(std::vector<Item> items) {
    std::erase_if(items, [](const Item& item) { return !std::holds_alternative<Entry>(item); });
    for (Item& item : items) std::ranges::stable_sort(std::get<Entry>(item).fields, {}, &Field::name);
    return describe(items);
}

bool tells_of_unsafe(const Conversion& conversion) {
    return std::ranges::any_of(conversion.diagnostics,
                               [](const Diagnostic& one) { return one.id.starts_with("page.unsafe"); });
}

void same(const std::string& expected, const std::string& actual) {
    if (expected != actual) RC_FAIL(first_difference(expected, actual));
}

void tell_silence(const Format& format, const Entry& entry, const Options& options = {}) {
    const auto lost = lost_in_silence(format, entry, options);
    if (!lost.empty()) RC_FAIL(lost.front() + " of\n" + describe(Item(entry)));
}

}  // namespace

TEST_CASE("what is written is read again, or told", "[properties]") {
    for (const Format* format : two_way()) {
        CHECK(rc::check(std::string(format->name), [format] {
            const auto items = *documents();
            Written written;
            write(*format, items, written);
            const auto again = read(*format, written.text);
            RC_LOG() << written.text;
            if (written.losses.empty() && format->name != "badges") return same(works(items), works(again));
            RC_ASSERT(std::ranges::count_if(again, [](const Item& item) {
                          return std::holds_alternative<Entry>(item);
                      }) == static_cast<std::ptrdiff_t>(items.size()));
        }));
    }
}

TEST_CASE("no field is lost in silence", "[properties]") {
    for (const Format* format : formats()) {
        if (format->make_writer == nullptr) continue;
        CHECK(rc::check(std::string(format->name), [format] {
            const auto items = *documents();
            for (const Item& item : items) tell_silence(*format, std::get<Entry>(item));
            Options options;
            if (*rc::gen::inRange(0, 2) == 1) options.owner_names = {"Hana Mori"};
            for (int left = 20; left > 0; --left) tell_silence(*format, *related_fields(), options);
        }));
    }
}

TEST_CASE("writing is determined, and reading does not depend on the pieces", "[properties]") {
    for (const Format* format : two_way()) {
        CHECK(rc::check(std::string(format->name), [format] {
            const auto items = *documents();
            const std::string text = write(*format, items);
            same(text, write(*format, items));
            PiecewiseBuffer pieces(text, *rc::gen::inRange<std::size_t>(1, 50));
            std::istream in(&pieces);
            same(describe(read(*format, text), Spans::shown), describe(read(*format, in), Spans::shown));
        }));
    }
}

TEST_CASE("through every pair of formats the second round is the same, with one thread and with two", "[properties]") {
    for (const Format* from : two_way()) {
        for (const Format* to : two_way()) {
            CHECK(rc::check(std::string(from->name) + " and " + std::string(to->name), [from, to] {
                const std::string text = write(*from, *documents());
                const Conversion there = convert_text(from->name, to->name, text);
                Options threads;
                threads.jobs = 2;
                threads.passage = 1;
                same(there.text, convert_text(from->name, to->name, text, threads).text);
                const Conversion back = convert_text(to->name, from->name, there.text);
                RC_ASSERT(back.counts.entries == there.counts.entries);
                RC_LOG() << text << "---\n" << there.text << "---\n" << back.text;
                const Conversion again = convert_text(from->name, to->name, back.text);
                // What is not fit to be published is text from then on.
                if (tells_of_unsafe(back) || tells_of_unsafe(again)) return;
                same(back.text, convert_text(to->name, from->name, again.text).text);
            }));
        }
    }
}
