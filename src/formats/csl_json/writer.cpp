#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <variant>

#include "bibconv/draft.hpp"
#include "formats/csl_json/entry_write.hpp"
#include "formats/csl_json/format.hpp"
#include "formats/csl_json/page_items.hpp"
#include "formats/csl_json/zotero.hpp"
#include "model/citation_key.hpp"
#include "text/ascii.hpp"

namespace bibconv::csl_json {
namespace {

struct EntryDraft {
    bool has_key;
    std::string key;  // or, for an entry that has none, one that others might have
    WrittenEntry written;
};

struct PageItemDraft {
    std::string json;  // empty: nothing to be seen
    Span span;
};

struct CslDraft : Draft {
    explicit CslDraft(std::variant<EntryDraft, PageItemDraft> given) : value(std::move(given)) {}
    std::variant<EntryDraft, PageItemDraft> value;
};

bool is_blank(const Item& item) {
    const auto* directive = std::get_if<Directive>(&item);
    return directive != nullptr && directive->kind == Directive::Kind::text && text::trimmed(directive->value).empty();
}

// Holds one entry back, since the last one takes the page items behind it along.
class Writer : public DraftingWriter {
public:
    Writer(std::ostream& out, const WriteContext& context, Layout layout)
        : out_(out), context_(context), layout_(layout), pending_(style_of(layout)) {}

    std::unique_ptr<Draft> draft(Item item, const WriteContext& context) const override {
        if (auto* entry = std::get_if<Entry>(&item)) return std::make_unique<CslDraft>(draft_entry(*entry, context));
        text::JsonText json(style_of(layout_));
        if (!is_blank(item)) write_page_item(json, item);
        return std::make_unique<CslDraft>(PageItemDraft{json.text(), span_of(item)});
    }

    void put(Item item) override { put(*draft(std::move(item), context_)); }

    void put(Draft& draft) override {
        auto& value = static_cast<CslDraft&>(draft).value;
        if (auto* entry = std::get_if<EntryDraft>(&value)) {
            flush("");
            held_ = std::move(*entry);
            before_ = pending_.text();
            pending_.clear();
        } else if (const auto& page_item = std::get<PageItemDraft>(value); !page_item.json.empty()) {
            pending_.raw(page_item.json);
            last_span_ = page_item.span;
        }
    }

    void finish() override {
        if (!held_ && !pending_.text().empty())
            context_.losses.lose("text", last_span_, "what stands in a file without entries");
        flush(pending_.text());
        if (layout_ == Layout::array) out_ << (written_ ? "\n]\n" : "[]\n");
    }

private:
    EntryDraft draft_entry(Entry& entry, const WriteContext& context) const {
        if (context.options.client == Client::zotero) suit_zotero(entry);
        const bool has_key = !entry.key.empty();
        return {has_key, has_key ? entry.key : model::citation_key(entry), write_entry(entry, context, layout_)};
    }

    void flush(std::string_view after) {
        if (!held_) return;
        const std::string unique = keys_.unique(held_->key);
        const std::string& id = held_->has_key ? held_->key : unique;  // what was read stays as it is
        text_.clear();
        if (layout_ == Layout::array) text_ += written_ ? ",\n  " : "[\n  ";
        append_item(text_, held_->written, id, before_, after, layout_);
        if (layout_ == Layout::lines) text_ += '\n';
        out_ << text_;
        written_ = true;
        held_.reset();
    }

    std::ostream& out_;
    WriteContext context_;
    Layout layout_;
    std::optional<EntryDraft> held_;
    std::string before_;      // page items before the entry that is held back
    text::JsonText pending_;  // those behind it
    std::string text_;        // of one item
    Span last_span_;
    model::UniqueKeys keys_;
    bool written_ = false;
};

}  // namespace

std::unique_ptr<ItemSink> make_writer(std::ostream& out, const WriteContext& context, Layout layout) {
    return std::make_unique<Writer>(out, context, layout);
}

}  // namespace bibconv::csl_json
