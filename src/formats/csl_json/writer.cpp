#include <optional>
#include <ostream>
#include <utility>

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
        : out_(out), context_(context), layout_(layout) {}

    void put(Item item) override {
        if (auto* entry = std::get_if<Entry>(&item)) {
            flush(Json::array());
            held_ = std::move(*entry);
            before_ = std::exchange(pending_, Json::array());
        } else if (!is_blank(item)) {
            pending_.push_back(write_page_item(item));
            last_span_ = span_of(item);
        }
    }

    void finish() override {
        if (!held_ && !pending_.empty())
            context_.losses.lose("text", last_span_, "what stands in a file without entries");
        flush(pending_);
        if (layout_ == Layout::array) out_ << (written_ ? "\n]\n" : "[]\n");
    }

private:
    void flush(const Json& after) {
        if (!held_) return;
        if (context_.options.client == Client::zotero) suit_zotero(*held_);
        const bool has_key = !held_->key.empty();
        const std::string key = has_key ? held_->key : model::citation_key(*held_);
        const std::string unique = keys_.unique(key);
        const std::string& id = has_key ? key : unique;  // what was read stays as it is
        write(write_entry(*held_, id, before_, after, context_));
        written_ = true;
        held_.reset();
    }

    void write(const Json& item) {
        if (layout_ == Layout::lines)
            out_ << json_text(item) << '\n';
        else
            out_ << (written_ ? ",\n  " : "[\n  ") << pretty(item, 2);
    }

    std::ostream& out_;
    WriteContext context_;
    Layout layout_;
    std::optional<Entry> held_;
    Json before_ = Json::array();
    Json pending_ = Json::array();
    Span last_span_;
    model::UniqueKeys keys_;
    bool written_ = false;
};

}  // namespace

std::unique_ptr<ItemSink> make_writer(std::ostream& out, const WriteContext& context, Layout layout) {
    return std::make_unique<Writer>(out, context, layout);
}

}  // namespace bibconv::csl_json
