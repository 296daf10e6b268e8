#include "formats/bibtex/cutter.hpp"

#include <algorithm>
#include <utility>

#include "base/too_large.hpp"
#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/signs.hpp"

namespace bibconv::bibtex {
namespace {

constexpr std::size_t look_ahead = 512;  // more than is_new_item needs

// Where, at `from` or behind, the next item begins in a line of its own, at least `behind` bytes before the end; npos:
// nowhere.
std::size_t next_item(std::string_view text, std::size_t from, std::size_t behind) {
    Cursor cursor(text);
    for (std::size_t at = text.find('@', from); at != std::string_view::npos && at + behind <= text.size();
         at = text.find('@', at + 1)) {
        if (begins_line(text, at) && is_new_item(cursor, at)) return at;
    }
    return std::string_view::npos;
}

}  // namespace

std::optional<Run> RunCutter::next() {
    if (std::exchange(skipping_, false)) skip_item();
    while (!window_.done()) {
        std::size_t length = 0;
        std::vector<RawItem> items = lex(length);
        if (!items.empty()) return Run{window_.take(length), std::move(items)};
        if (skipping_) return give_up();
        complete_ = !window_.more();
    }
    return std::nullopt;
}

// The items at the beginning of the window that end in it. None may mean that the first one is too large.
std::vector<RawItem> RunCutter::lex(std::size_t& length) {
    std::vector<RawItem> items;
    for (const std::string_view view = window_.view(); length < view.size();) {
        const std::string_view rest = view.substr(length);
        const bool too_long = !complete_ && length == 0 && rest.size() > largest_item_;
        auto item = lex_item(rest, complete_ || too_long, patience_);
        if (!item) break;
        // It may be whole, but nobody shall need that much memory to find out.
        const bool endless = too_long && item->cut_off;
        if (endless || (item->length > largest_item_ && item->kind != RawItem::Kind::text)) {
            skipping_ = length == 0;
            break;
        }
        patience_.note(*item);
        length += item->length;
        items.push_back(std::move(*item));
    }
    return items;
}

Run RunCutter::give_up() {
    RawItem item;
    item.kind = RawItem::Kind::skipped;
    item.length = std::min(window_.view().size(), look_ahead);
    item.faults.push_back({Severity::error, base::too_large, base::too_large_message("entry", largest_item_), {0, 1}});
    Run run{window_.take(item.length), {}};
    run.items.push_back(std::move(item));
    return run;
}

void RunCutter::skip_item() {
    for (std::size_t from = 1;;) {
        const std::string_view view = window_.view();
        const std::size_t item = next_item(view, from, complete_ ? 0 : look_ahead);
        if (item != std::string_view::npos || complete_) return window_.consume(std::min(item, view.size()));
        const std::size_t looked_at = view.size() - std::min(view.size(), look_ahead);
        const std::size_t kept = std::min(looked_at, look_ahead);  // tells whether a line begins behind it
        window_.consume(looked_at - kept);
        from = kept + 1;
        complete_ = !window_.more();
    }
}

}  // namespace bibconv::bibtex
