#include <optional>
#include <ostream>
#include <string>

#include "formats/csl_json/entry_write.hpp"
#include "formats/csl_json/format.hpp"
#include "formats/csl_json/page_items.hpp"
#include "formats/csl_json/zotero.hpp"
#include "model/citation_key.hpp"

namespace bibconv::csl_json {
namespace {

bool is_blank(const Item& item) {
    const auto* directive = std::get_if<Directive>(&item);
    return directive != nullptr && directive->kind == Directive::Kind::text &&
           directive->value.find_first_not_of(" \t\r\n") == std::string::npos;
}

// Holds one entry back, since the last one takes the page items behind it along.
class Writer : public ItemSink {
public:
    Writer(std::ostream& out, const WriteContext& context, Layout layout)
        : out_(out), context_(context), layout_(layout), entries_(context, layout), pending_(entries_.style()) {}

    void put(Item item) override {
        if (auto* entry = std::get_if<Entry>(&item)) {
            flush("");
            held_ = std::move(*entry);
            before_ = pending_.text();
            pending_.clear();
        } else if (!is_blank(item)) {
            write_page_item(pending_, item);
            last_span_ = span_of(item);
        }
    }

    void finish() override {
        if (!held_ && !pending_.text().empty())
            context_.losses.lose("text", last_span_, "what stands in a file without entries");
        flush(pending_.text());
        if (layout_ == Layout::array) out_ << (written_ ? "\n]\n" : "[]\n");
    }

private:
    void flush(std::string_view after) {
        if (!held_) return;
        if (context_.options.client == Client::zotero) suit_zotero(*held_);
        const bool has_key = !held_->key.empty();
        const std::string unique = keys_.unique(has_key ? held_->key : model::citation_key(*held_));
        const std::string& id = has_key ? held_->key : unique;  // what was read stays as it is
        text_.clear();
        if (layout_ == Layout::array) text_ += written_ ? ",\n  " : "[\n  ";
        entries_.write(text_, *held_, id, before_, after);
        if (layout_ == Layout::lines) text_ += '\n';
        out_ << text_;
        written_ = true;
        held_.reset();
    }

    std::ostream& out_;
    WriteContext context_;
    Layout layout_;
    std::optional<Entry> held_;
    EntryWriter entries_;
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
