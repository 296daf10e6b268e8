#include "fuzz/support/order.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "fuzz/support/formats.hpp"
#include "fuzz/support/promise.hpp"
#include "text/unicode.hpp"

namespace bibconv::fuzz {
namespace {

using test::Conversion;

// What a byte says stays so, whatever formats there are: files that were found have it. A format that is new gets the
// next byte from `first_added` on, at the end of its list; bytes that mean none make an input of nothing.
struct Meanings {
    std::span<const std::string_view> usual;  // byte by byte, and again
    std::span<const std::string_view> added;
};
constexpr std::size_t first_added = 240;

constexpr auto usual_sources =
    std::to_array<std::string_view>({"bibtex", "biblatex", "csl-json", "csl-jsonl", "badges"});
constexpr auto usual_targets =
    std::to_array<std::string_view>({"bibtex", "biblatex", "csl-json", "csl-jsonl", "json-ld", "badges"});
constexpr std::array<std::string_view, 0> added_sources{};
constexpr std::array<std::string_view, 0> added_targets{};
constexpr Meanings source_bytes{usual_sources, added_sources};
constexpr Meanings targets{usual_targets, added_targets};

const Format* format_of(const Meanings& meanings, unsigned char byte) {
    if (byte < first_added) return find_format(meanings.usual[byte % meanings.usual.size()]);
    const std::size_t place = byte - first_added;
    return place < meanings.added.size() ? find_format(meanings.added[place]) : nullptr;
}

char byte_of(const Meanings& meanings, const Format& format) {
    for (std::size_t byte = 0; byte < 256; ++byte) {
        if (format_of(meanings, static_cast<unsigned char>(byte)) == &format) return static_cast<char>(byte);
    }
    promise(false, "a format has a byte in order.cpp", format.name);
    return {};
}

template <class Choice>
Choice pick(unsigned char byte, unsigned shift, unsigned count) {
    return static_cast<Choice>((byte >> shift & 3U) % count);
}

Options options_of(unsigned char meaning, unsigned char way) {
    Options options;
    options.client = pick<Client>(meaning, 0, 4);
    options.mathematics = pick<Mathematics>(meaning, 2, 3);
    options.title_case = pick<TitleCase>(meaning, 4, 3);
    options.ascii = (meaning & 64U) != 0;
    options.keep_source = (meaning & 128U) == 0;
    if ((way & 1U) != 0) options.owner_names = {"Hana Mori", "森花 = Hana Mori"};
    if ((way & 2U) != 0) options.largest_item = 256;
    return options;
}

std::string account_of(const Conversion& conversion) {
    std::string all = conversion.text + "\n---\n";
    for (const Diagnostic& one : conversion.diagnostics) all += one.id + ' ' + one.message + '\n';
    for (const auto& [kind, account] : conversion.losses.accounts()) {
        all += kind + ' ' + std::to_string(account.count) + ' ' + account.example + '\n';
    }
    return all;
}

Conversion converted(const Format& from, const Format& to, const std::string& text, const Options& options = {}) {
    return test::convert_text(from.name, to.name, text, options);
}

// The same again: titles have their case by then.
Options again(Options options, bool keep_source) {
    options.title_case = TitleCase::as_written;
    options.client = Client::any;
    options.largest_item = Options{}.largest_item;
    options.keep_source = keep_source;
    return options;
}

// Small passages and two threads change nothing.
void check_determined(const Order& order, const Conversion& first) {
    Options options = order.options;
    options.jobs = 2;
    // Whether an entry is too large to be held is known only by what is held.
    if (options.largest_item > options.passage) options.passage = 1;
    promise_same("threads and passages change nothing", account_of(first),
                 account_of(converted(*order.from, *order.to, order.document, options)));
}

bool can_be_counted(const Format& format) { return format.read != nullptr || format.name == "json-ld"; }

std::size_t works_in(const Format& format, const std::string& text) {
    if (format.read != nullptr) return converted(format, *find_format("csl-json"), text).counts.entries;
    return text.empty() ? 0 : nlohmann::json::parse(text)["@graph"].size();
}

// What could not be read, and keys that cannot be written, are told, and may be something else in another format.
bool is_damaged(const Conversion& conversion) {
    return std::ranges::any_of(conversion.diagnostics, [](const Diagnostic& one) {
        return one.severity == Severity::error || one.id == "bibtex.key-changed";
    });
}

bool cuts(const Conversion& conversion) {
    return std::ranges::find(conversion.diagnostics, "item.too-large", &Diagnostic::id) != conversion.diagnostics.end();
}

// What stands between the entries of a .bib stays what it says there, when it has come by way of CSL-JSON: it may be an
// entry if a stranger wrote it.
bool brings_text_of_a_bib(const Order& order) {
    const auto is_text = [](const Item& item) {
        const auto* directive = std::get_if<Directive>(&item);
        const auto* prose = std::get_if<Prose>(&item);
        return (directive != nullptr && directive->kind == Directive::Kind::text) ||
               (prose != nullptr && prose->format == "bibtex");
    };
    return order.from->name.starts_with("csl") &&
           std::ranges::any_of(read(*order.from, order.document, order.options).items, is_text);
}

void check_rounds(const Order& order, const Conversion& first) {
    if (order.to->read == nullptr || tells_of_unsafe(first.diagnostics)) return;
    if (!order.options.rewrites()) {
        const Conversion copied = converted(*order.to, *order.to, first.text, again(order.options, true));
        if (tells_of_unsafe(copied.diagnostics)) return;
        promise_same("what is unchanged is written as it was", first.text, copied.text);
    }
    if (tells_of_repeated(first.diagnostics)) return;
    const Options anew = again(order.options, false);
    const Conversion second = converted(*order.to, *order.to, first.text, anew);
    if (tells_of_unsafe(second.diagnostics)) return;
    const std::string& once = second.text;
    promise_same("the second round is the same", once, converted(*order.to, *order.to, once, anew).text);
    if (order.from->make_writer == nullptr || is_damaged(first)) return;
    Options spelling;  // of what travels as LaTeX
    spelling.ascii = order.options.ascii;
    const Conversion back = converted(*order.to, *order.from, once, spelling);
    if (is_damaged(back) || tells_of_unsafe(back.diagnostics)) return;
    promise(back.counts.entries == works_in(*order.to, once), "no entry is lost on the way back", back.text);
    const Conversion there = converted(*order.from, *order.to, back.text, spelling);
    const Conversion back_again = converted(*order.to, *order.from, there.text, spelling);
    if (tells_of_unsafe(there.diagnostics) || tells_of_unsafe(back_again.diagnostics)) return;
    promise_same("there and back again is the same", back.text, back_again.text);
}

}  // namespace

std::optional<Order> order_of(std::string_view input) {
    std::string order(input.substr(0, order_size));
    order.resize(order_size);
    const auto byte = [&order](std::size_t at) { return static_cast<unsigned char>(order[at]); };
    const Format* from = format_of(source_bytes, byte(0));
    const Format* to = format_of(targets, byte(1));
    if (from == nullptr || to == nullptr) return std::nullopt;
    return Order{from, to, options_of(byte(2), byte(3)), std::string(input.substr(std::min(order_size, input.size())))};
}

std::string order_bytes(const Format& from, const Format& to, unsigned options) {
    return {byte_of(source_bytes, from), byte_of(targets, to), static_cast<char>(options),
            static_cast<char>(options >> 8U)};
}

void check_conversion(std::string_view input) {
    const std::optional<Order> ordered = order_of(input);
    if (!ordered) return;
    const Order& order = *ordered;
    const Conversion first = converted(*order.from, *order.to, order.document, order.options);
    check_determined(order, first);
    // Bytes that are copied are as good as they were.
    const bool copied = order.from->name.substr(0, 3) == order.to->name.substr(0, 3);
    if (copied && !text::is_utf8(order.document)) return;
    if (first.counts.entries == 0) return;  // what was written is thrown away where that is an error
    const bool odd = order.from->name.starts_with("csl");
    check_output(*order.to, first.text, odd ? Shapes::any : Shapes::csl);
    if (!can_be_counted(*order.to)) return;
    // An entry that was never closed ends elsewhere where what ended it was too large to be read: its remains are one
    // more, or it has the next one in it.
    const std::size_t works = works_in(*order.to, first.text);
    const bool more = works > first.counts.entries && brings_text_of_a_bib(order);
    promise(works == first.counts.entries || more || cuts(first), "no entry is lost", first.text);
    if (works == first.counts.entries) check_rounds(order, first);
}

}  // namespace bibconv::fuzz
