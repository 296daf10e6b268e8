#include "fuzz/support/formats.hpp"

#include <algorithm>
#include <sstream>

#include "fuzz/support/promise.hpp"
#include "text/unicode.hpp"

namespace bibconv::fuzz {
namespace {

std::string account_of(const Reading& reading) {
    std::string all = test::describe(reading.items, test::Spans::shown);
    for (const Diagnostic& one : reading.diagnostics) {
        all += one.id + ' ' + one.message + ' ' + std::to_string(one.span.offset) + '+' +
               std::to_string(one.span.length) + ' ' + std::to_string(one.column) + ' ' + one.line_text + '\n';
    }
    return all;
}

// A format may have an order of its own for the fields of an entry.
std::string in_any_order(std::vector<Item> items) {
    for (Item& item : items) {
        if (auto* entry = std::get_if<Entry>(&item)) std::ranges::stable_sort(entry->fields, {}, &Field::name);
    }
    return test::describe(items);
}

void check_spans(const Reading& reading, std::size_t size) {
    const auto check = [size](const Span& span) {
        promise(span.offset <= size && span.length <= size - span.offset, "spans lie in the input",
                std::to_string(span.offset) + '+' + std::to_string(span.length) + " of " + std::to_string(size));
    };
    for (const Item& item : reading.items) {
        check(span_of(item));
        if (const auto* entry = std::get_if<Entry>(&item)) {
            for (const Field& field : entry->fields) check(field.span);
        }
    }
    for (const Diagnostic& one : reading.diagnostics) {
        check(one.span);
        promise(text::is_utf8(one.message), "messages are UTF-8", one.message);
    }
}

void check_pieces(const Format& format, const std::string& text, const std::string& expected) {
    for (const std::size_t piece : {std::size_t{1}, 2 + text.size() % 61}) {
        test::PiecewiseBuffer buffer(text, piece);
        std::istream in(&buffer);
        promise_same("pieces of any size give the same", expected, account_of(read(format, in)));
    }
}

// Without the bytes as they were, so that everything is written anew.
void check_rewriting(const Format& format, const std::string& text) {
    Options options;
    options.keep_source = false;
    const Reading reading = read(format, text, options);
    const std::vector<Item>& items = reading.items;
    const auto [written, told, lost] = write(format, items, options);
    check_output(format, written, Shapes::any);
    if (tells_of_repeated(reading.diagnostics)) return;
    if (tells_of_unsafe(told)) return;  // what cannot be published is text from then on, and may end a card
    const Reading again = read(format, written, options);
    promise(entries_in(again.items) == entries_in(items), "as many entries are written as were read", written);
    if (lost.accounts().contains("directive")) return;  // told; texts meet that it parted
    const std::string second = write(format, again.items, options).text;
    const Reading third = read(format, second, options);
    promise_same("the second round says the same", in_any_order(again.items), in_any_order(third.items));
    promise_same("the second round is written the same", second, write(format, third.items, options).text);
}

}  // namespace

Reading read(const Format& format, std::istream& in, const Options& options) {
    test::Collector collector;
    test::Reports reports;
    Definitions macros;
    format.read(in, collector, {0, reports, options, macros});
    return {std::move(collector.items), std::move(reports.all)};
}

Reading read(const Format& format, const std::string& text, const Options& options) {
    std::istringstream in(text);
    return read(format, in, options);
}

Writing write(const Format& format, const std::vector<Item>& items, const Options& options) {
    std::ostringstream out;
    test::Reports reports;
    LossLedger losses;
    const auto writer = format.make_writer(out, {reports, losses, options});
    for (const Item& item : items) writer->put(item);
    writer->finish();
    return {out.str(), std::move(reports.all), std::move(losses)};
}

bool tells_of_unsafe(const std::vector<Diagnostic>& diagnostics) {
    return std::ranges::any_of(diagnostics, [](const Diagnostic& one) { return one.id.starts_with("page.unsafe"); });
}

bool tells_of_repeated(const std::vector<Diagnostic>& diagnostics) {
    return std::ranges::any_of(diagnostics, [](const Diagnostic& one) { return one.id == "bibtex.duplicate-field"; });
}

std::size_t entries_in(const std::vector<Item>& items) {
    return static_cast<std::size_t>(
        std::ranges::count_if(items, [](const Item& item) { return std::holds_alternative<Entry>(item); }));
}

void check_reader(const Format& format, std::string_view bytes) {
    const std::string text(bytes);
    const Reading reading = read(format, text);
    check_spans(reading, text.size());
    const std::string account = account_of(reading);
    check_pieces(format, text, account);
    check_rewriting(format, text);
}

}  // namespace bibconv::fuzz
