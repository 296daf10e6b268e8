#include "formats/bibtex/reader.hpp"

#include <utility>

#include "base/passages.hpp"
#include "formats/bibtex/borrowed.hpp"
#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/cutter.hpp"
#include "formats/bibtex/entry_read.hpp"
#include "formats/bibtex/lexer.hpp"
#include "formats/bibtex/macros.hpp"
#include "formats/bibtex/name_tokens.hpp"
#include "formats/bibtex/page_block.hpp"
#include "text/latin1.hpp"
#include "text/unicode.hpp"

namespace bibconv::bibtex {
namespace {

// How the items of a file are read.
struct Manner {
    Dialect dialect;
    std::string_view format;  // the name that the sources of the items get
    bool keep_source;
    Extent extent;  // of entries
};

class Reader {
public:
    Reader(const Run& run, const Manner& manner, ItemSink& sink, DiagnosticSink& diagnostics)
        : run_(run), manner_(manner), sink_(sink), state_{run.text, diagnostics, manner.dialect, 0, {}, {}} {}

    void all() {
        for (const RawItem& item : run_.items) {
            if (!item.borrowed) take(item);
            state_.item += item.length;
        }
    }

private:
    void take(const RawItem& item) {
        span_ = run_.text.span(state_.item, item.length);
        bytes_ = run_.text.view().substr(state_.item, item.length);
        for (const Fault& fault : item.faults) {
            state_.report(fault.severity, fault.id, text::to_utf8(fault.message), fault.place);
        }
        if (item.kind != RawItem::Kind::skipped) check_encoding();
        switch (item.kind) {
            case RawItem::Kind::text: return directive(Directive::Kind::text, {}, text::to_utf8(bytes_));
            case RawItem::Kind::entry: return entry(item);
            case RawItem::Kind::string: return macro(item);
            case RawItem::Kind::preamble: return preamble(item);
            case RawItem::Kind::comment: return comment(item);
            case RawItem::Kind::broken: return broken();
            case RawItem::Kind::skipped: return;
        }
    }

    void check_encoding() {
        utf8_ = text::is_utf8(bytes_);
        state_.utf8 = utf8_;
        if (utf8_ || told_encoding_) return;
        told_encoding_ = true;
        state_.report_once(Severity::warning, "encoding.not-utf8",
                           "the file is not UTF-8; such values are read as Latin-1", {first_bad_byte(), 1});
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

    void entry(const RawItem& item) {
        Entry entry = read_entry(item, state_, manner_.extent);
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
        if (item.fields.empty()) return directive(Directive::Kind::text, {}, text::to_utf8(bytes_));
        Source source = this->source();
        for (const RawField& field : item.fields) {
            std::string value = state_.expand(field);
            sink_.put(Directive{Directive::Kind::macro, text::to_utf8(field.name), std::move(value), span_, source});
            source.text.clear();  // the bytes of all went with the first
        }
    }

    void preamble(const RawItem& item) {
        if (item.fields.empty()) return directive(Directive::Kind::text, {}, text::to_utf8(bytes_));
        directive(Directive::Kind::preamble, {}, state_.expand(item.fields.front()));
    }

    void comment(const RawItem& item) {
        PageBlock block = parse_block(text::to_utf8(item.body), span_);
        const auto body = static_cast<std::size_t>(item.body.data() - bytes_.data());
        for (Fault& fault : block.faults) {
            // The places are those of the text in UTF-8.
            const Place place = utf8_ ? Place{body + fault.place.begin, fault.place.length} : Place{body, 1};
            state_.report(fault.severity, fault.id, std::move(fault.message), place);
        }
        if (block.item) {
            // These items have no place for their bytes: a directive without text goes ahead with them.
            if (manner_.keep_source && render_block(*block.item) != bytes_) {
                sink_.put(Directive{Directive::Kind::text, {}, {}, span_, source()});
            }
            sink_.put(std::move(*block.item));
        } else {
            directive(Directive::Kind::comment, {}, text::to_utf8(item.body));
        }
    }

    // Carried along verbatim. Other formats must not see bytes that are no text.
    void broken() {
        if (utf8_) return sink_.put(Prose{"bibtex", std::string(bytes_), span_});
        directive(Directive::Kind::text, {}, text::to_utf8(bytes_));
    }

    [[nodiscard]] Source source() const {
        return manner_.keep_source ? Source{std::string(manner_.format), std::string(bytes_)} : Source{};
    }

    const Run& run_;
    const Manner& manner_;
    ItemSink& sink_;
    ReadState state_;
    Span span_;
    std::string_view bytes_;
    bool utf8_ = true;
    bool told_encoding_ = false;
};

class BibPassage : public Passage {
public:
    BibPassage(Run run, MacroValues values, const Manner& manner)
        : run_(std::move(run)), values_(std::move(values)), manner_(manner) {}

    void read(ItemSink& sink, DiagnosticSink& diagnostics) override { Reader(run_, manner_, sink, diagnostics).all(); }
    [[nodiscard]] std::uint64_t size() const noexcept override { return run_.text.view().size(); }

private:
    Run run_;
    MacroValues values_;  // that the run has views of
    Manner manner_;
};

class BibCutter : public Cutter {
public:
    BibCutter(std::istream& in, const ReadContext& context, Dialect dialect, std::string_view format)
        : manner_{dialect, format, context.options.keep_source, context.bytes_only ? Extent::outline : Extent::all},
          runs_(in, context.source, {context.options.passage, context.options.largest_item}),
          macros_(context.macros) {}

    std::unique_ptr<Passage> next() override {
        auto run = runs_.next();
        if (!run) return nullptr;
        MacroValues values;
        for (RawItem& item : run->items) {
            item.borrowed = borrowing_.covers(item);
            macros_.resolve(item, values);
        }
        return std::make_unique<BibPassage>(std::move(*run), std::move(values), manner_);
    }

private:
    Manner manner_;
    RunCutter runs_;
    Macros macros_;
    Borrowing borrowing_;
};

}  // namespace

std::unique_ptr<Cutter> cut(std::istream& in, const ReadContext& context, Dialect dialect, std::string_view format) {
    return std::make_unique<BibCutter>(in, context, dialect, format);
}

void read(std::istream& in, ItemSink& sink, const ReadContext& context, Dialect dialect, std::string_view format) {
    BibCutter cutter(in, context, dialect, format);
    base::read_all(cutter, sink, context.diagnostics);
}

}  // namespace bibconv::bibtex
