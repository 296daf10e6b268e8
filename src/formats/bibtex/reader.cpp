#include "formats/bibtex/reader.hpp"

#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/encoding.hpp"
#include "formats/bibtex/entry_read.hpp"
#include "formats/bibtex/lexer.hpp"
#include "formats/bibtex/name_tokens.hpp"
#include "formats/bibtex/page_block.hpp"
#include "text/unicode.hpp"

namespace bibconv::bibtex {
namespace {

class Reader {
public:
    Reader(std::istream& in, ItemSink& sink, const ReadContext& context, Dialect dialect, std::string_view format)
        : sink_(sink),
          keep_source_(context.options.keep_source),
          largest_item_(context.options.largest_item),
          only_(context.only),
          format_(format),
          window_(in, context.source),
          state_{window_, context.diagnostics, dialect, Macros(context.macros), {}, {}} {}

    void all() {
        bool complete = false;
        while (!window_.done()) {
            const bool too_large = !complete && window_.view().size() > largest_item_;
            auto item = lex_item(window_.view(), complete || too_large, patience_);
            if (item) {
                if (too_large && item->cut_off) give_up(*item);
                patience_.note(*item);
                take(*item);
                window_.consume(item->length);
            } else {
                complete = !window_.more();
            }
        }
    }

private:
    // It may be whole, but nobody shall need that much memory to find out.
    void give_up(RawItem& item) const {
        item.kind = RawItem::Kind::broken;
        item.faults.clear();
        item.faults.push_back({Severity::error,
                               "item.too-large",
                               "the entry that begins here is larger than " + std::to_string(largest_item_) +
                                   " bytes and not read; --max-entry allows more",
                               {0, 1}});
    }

    void take(const RawItem& item) {
        span_ = window_.span(0, item.length);
        bytes_ = window_.view().substr(0, item.length);
        for (const Fault& fault : item.faults) {
            state_.report(fault.severity, fault.id, fault.message, fault.place);
        }
        check_encoding();
        switch (item.kind) {
            case RawItem::Kind::text: return directive(Directive::Kind::text, {}, to_utf8(bytes_));
            case RawItem::Kind::entry: return entry(item);
            case RawItem::Kind::string: return macro(item);
            case RawItem::Kind::preamble: return preamble(item);
            case RawItem::Kind::comment: return comment(item);
            case RawItem::Kind::broken: return broken();
        }
    }

    void check_encoding() {
        utf8_ = text::is_utf8(bytes_);
        if (utf8_ || told_encoding_) return;
        told_encoding_ = true;
        state_.report(Severity::warning, "encoding.not-utf8", "the file is not UTF-8; such values are read as Latin-1",
                      {first_bad_byte(), 1});
    }

    [[nodiscard]] std::size_t first_bad_byte() const {
        std::size_t line = 0;  // the first line that is not valid, and in it the first byte that is not ASCII
        for (std::size_t end = 0; line < bytes_.size(); line = end + 1) {
            end = std::min(bytes_.find('\n', line), bytes_.size());
            if (!text::is_utf8(bytes_.substr(line, end - line))) break;
        }
        while (line < bytes_.size() && static_cast<unsigned char>(bytes_[line]) < 0x80) ++line;
        return std::min(line, bytes_.size() - 1);
    }

    // An entry with further keys may be meant by one of these.
    [[nodiscard]] bool is_wanted(const RawItem& item) const {
        const auto has_others = [](const RawField& field) { return lower_name(field.name) == "ids"; };
        return only_ == nullptr || only_->contains(to_utf8(item.key)) || std::ranges::any_of(item.fields, has_others);
    }

    void entry(const RawItem& item) {
        if (!is_wanted(item)) return;
        Entry entry = read_entry(item, state_);
        entry.span = span_;
        entry.source = source();
        sink_.put(std::move(entry));
    }

    void directive(Directive::Kind kind, std::string name, std::string value) {
        Directive directive{kind, std::move(name), std::move(value), span_, {}};
        if (kind != Directive::Kind::text || !utf8_) directive.source = source();
        sink_.put(std::move(directive));
    }

    void macro(const RawItem& item) {
        if (item.fields.empty()) return directive(Directive::Kind::text, {}, to_utf8(bytes_));
        Source source = this->source();
        for (const RawField& field : item.fields) {
            std::string value = state_.expand(field);
            state_.macros.define(field.name, value);
            sink_.put(Directive{Directive::Kind::macro, to_utf8(field.name), std::move(value), span_, source});
            source.text.clear();  // the bytes of all went with the first
        }
    }

    void preamble(const RawItem& item) {
        if (item.fields.empty()) return directive(Directive::Kind::text, {}, to_utf8(bytes_));
        directive(Directive::Kind::preamble, {}, state_.expand(item.fields.front()));
    }

    void comment(const RawItem& item) {
        if (auto block = parse_block(to_utf8(item.body), span_)) {
            // These items have no place for their bytes: a directive without text goes ahead with them.
            if (keep_source_ && render_block(*block) != bytes_) {
                sink_.put(Directive{Directive::Kind::text, {}, {}, span_, source()});
            }
            sink_.put(std::move(*block));
        } else {
            directive(Directive::Kind::comment, {}, to_utf8(item.body));
        }
    }

    // Carried along verbatim. Other formats must not see bytes that are no text.
    void broken() {
        if (utf8_) return sink_.put(Prose{"bibtex", std::string(bytes_), span_});
        directive(Directive::Kind::text, {}, to_utf8(bytes_));
    }

    [[nodiscard]] Source source() const {
        return keep_source_ ? Source{std::string(format_), std::string(bytes_)} : Source{};
    }

    ItemSink& sink_;
    bool keep_source_;
    std::size_t largest_item_;
    const KeySet* only_;
    std::string_view format_;
    base::InputWindow window_;
    ReadState state_;
    Span span_;
    std::string_view bytes_;
    bool utf8_ = true;
    bool told_encoding_ = false;
    Patience patience_;
};

}  // namespace

void read(std::istream& in, ItemSink& sink, const ReadContext& context, Dialect dialect, std::string_view format) {
    Reader(in, sink, context, dialect, format).all();
}

bool sniff(std::string_view head) {
    if (looks_like_item(trimmed(head), 0)) return true;
    for (std::size_t at = head.find("\n@"); at != std::string_view::npos; at = head.find("\n@", at + 1)) {
        if (looks_like_item(head, at + 1)) return true;
    }
    return false;
}

}  // namespace bibconv::bibtex
