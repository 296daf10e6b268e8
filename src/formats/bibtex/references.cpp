#include "formats/bibtex/references.hpp"

#include <algorithm>
#include <array>
#include <istream>
#include <vector>

#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/cutter.hpp"
#include "formats/bibtex/macros.hpp"
#include "text/ascii.hpp"
#include "text/latin1.hpp"
#include "text/word_list.hpp"

namespace bibconv::bibtex {
namespace {

constexpr auto fields = std::to_array<std::string_view>({"crossref", "related", "xdata"});
constexpr std::size_t longest_name = 8;

bool mentions(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text::ascii_lower(text[at]);
        if (c != 'f' && c != 'd' && c != 'a') continue;  // no name ends so
        for (const std::string_view field : fields) {
            const std::size_t size = field.size();
            if (at + 1 >= size && text::equal_ignoring_case(text.substr(at + 1 - size, size), field)) return true;
        }
    }
    return false;
}

// What `xdata=KEY-FIELD-2` within a value refers to. A key may have hyphens, too.
void add_granular(std::string_view value, KeySet& keys) {
    constexpr std::string_view head = "xdata=";
    for (std::size_t at = value.find(head); at != std::string_view::npos; at = value.find(head, at)) {
        at += head.size();
        std::string_view key = value.substr(at, value.find_first_of(" \t\n,{}", at) - at);
        const auto is_place = [](std::string_view text) { return std::ranges::all_of(text, text::is_digit); };
        std::size_t hyphen = key.rfind('-');
        if (hyphen != std::string_view::npos && is_place(key.substr(hyphen + 1))) {
            key = key.substr(0, hyphen);
            hyphen = key.rfind('-');
        }
        if (hyphen != std::string_view::npos && hyphen > 0) keys.emplace(key.substr(0, hyphen));
    }
}

KeySet keys_named_by(const RawItem& item) {
    KeySet keys;
    for (const RawField& field : item.fields) {
        for (const Piece& piece : field.pieces) add_granular(piece.text, keys);
        if (is_reference(lower_name(field.name))) add_keys(expand(field.pieces, {}), keys);
    }
    return keys;
}

// The number of each key that an entry is known by.
void add_numbers(const RawItem& item, std::vector<std::uint32_t>& numbers) {
    numbers.push_back(References::number_of(text::to_utf8(item.key)));
    for (const RawField& field : item.fields) {
        if (!text::equal_ignoring_case(field.name, "ids")) continue;
        KeySet others;
        add_keys(expand(field.pieces, {}), others);
        for (const std::string& key : others) numbers.push_back(References::number_of(key));
    }
}

}  // namespace

bool is_reference(std::string_view field) noexcept { return std::ranges::find(fields, field) != fields.end(); }

void add_keys(std::string_view list, KeySet& keys) {
    text::for_each_listed(list, [&](std::string_view key) { keys.emplace(key); });
}

// Few files have any: this is as fast as reading.
bool may_refer(std::istream& in) {
    std::vector<char> buffer(std::size_t{1} << 16U);
    std::size_t kept = 0;  // a name may be cut in two
    while (true) {
        in.read(buffer.data() + kept, static_cast<std::streamsize>(buffer.size() - kept));
        const std::size_t size = kept + static_cast<std::size_t>(in.gcount());
        if (mentions(std::string_view(buffer.data(), size))) return true;
        if (in.gcount() == 0) return false;
        kept = std::min(size, longest_name - 1);
        std::copy_n(buffer.begin() + static_cast<std::ptrdiff_t>(size - kept), kept, buffer.begin());
    }
}

void find_references(std::istream& in, const ReadContext& context, References& found) {
    const std::size_t largest = std::min<std::size_t>(context.options.largest_item, References::Place::longest);
    RunCutter runs(in, context.source, {.item = largest});
    Macros macros(context.macros);
    std::vector<std::uint32_t> numbers;
    while (auto run = runs.next()) {
        std::size_t begin = 0;
        for (RawItem& item : run->items) {
            MacroValues used;
            macros.resolve(item, used);
            numbers.clear();
            if (item.kind == RawItem::Kind::string) numbers.push_back(References::definition);
            if (item.kind == RawItem::Kind::entry) {
                for (const std::string& key : keys_named_by(item))
                    found.wanted.emplace(key, run->text.span(begin, item.length));
                add_numbers(item, numbers);
            }
            for (const std::uint32_t number : numbers)
                found.add({run->text.offset() + begin, static_cast<std::uint32_t>(item.length), number});
            begin += item.length;
        }
    }
}

}  // namespace bibconv::bibtex
