#include "formats/bibtex/writer.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <ostream>
#include <utility>

#include "base/byte_order_mark.hpp"
#include "bibconv/draft.hpp"
#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/entry_write.hpp"
#include "formats/bibtex/lexer.hpp"
#include "formats/bibtex/page_block.hpp"
#include "formats/bibtex/value.hpp"
#include "markup/latex.hpp"
#include "model/citation_key.hpp"

namespace bibconv::bibtex {
namespace {

struct BibDraft : Draft {
    explicit BibDraft(Item given) : item(std::move(given)) {}

    Item item;
    std::string text;  // of an entry whose own bytes are not written; its key is not in it yet
    std::string key;   // for an entry that has none
};

bool is_followed(const Span& span, const Span& next) {
    return span.known() && next.known() && span.source == next.source && span.offset + span.length == next.offset;
}

class Writer : public DraftingWriter {
public:
    Writer(std::ostream& out, const WriteContext& context, Dialect dialect, std::string_view format)
        : out_(out), context_(context), dialect_(dialect), format_(format) {}

    [[nodiscard]] bool copies(std::string_view format) const override {
        return format == format_ && !context_.options.rewrites();
    }

    std::unique_ptr<Draft> draft(Item item, const WriteContext& context) const override {
        auto draft = std::make_unique<BibDraft>(std::move(item));
        const auto* entry = std::get_if<Entry>(&draft->item);
        if (entry == nullptr || copies(entry->source.format)) return draft;
        draft->text = render_entry(*entry, {}, dialect_, context);
        if (entry->key.empty()) draft->key = model::citation_key(*entry);
        return draft;
    }

    void put(Item item) override { put(*draft(std::move(item), context_)); }

    void put(Draft& given) override {
        auto& draft = static_cast<BibDraft&>(given);
        const Item& item = draft.item;
        if (const auto* directive = std::get_if<Directive>(&item)) {
            write(*directive);
        } else if (const auto* entry = std::get_if<Entry>(&item)) {
            write(*entry, draft);
        } else if (const auto* prose = std::get_if<Prose>(&item); prose != nullptr && prose->format == "bibtex") {
            text(prose->text, prose->span);
        } else {
            block(item);
        }
    }

    void finish() override {
        release(Follower::its_next);
        if (rendered_) out_ << '\n';
    }

private:
    void write(const Entry& entry, BibDraft& draft) {
        if (copies(entry.source.format)) {
            static_cast<void>(keys_.unique(entry.key));
            verbatim(entry.source.text, entry.span);
        } else {
            draft.text.insert(draft.text.find('{') + 1, key_of(entry, draft));
            render(draft.text, entry.span);
        }
    }

    // What a @comment describes, in its own bytes where they were read and still hold.
    void block(const Item& item) {
        const Span& span = span_of(item);
        if (block_source_.span == span && describes(block_source_.source.text, item)) {
            verbatim(block_source_.source.text, span);
        } else {
            render(render_block(item), span);
            lose_deep_markup(item);
        }
        const auto* section = std::get_if<Section>(&item);
        if (section == nullptr) return;
        for (const Field& field : section->fields) {
            if (!is_name(field.name)) context_.losses.lose_field(field.name, span, plain_text(section->title));
        }
    }

    void lose_deep_markup(const Item& item) {
        const auto* section = std::get_if<Section>(&item);
        if (section == nullptr) return;
        const auto check = [&](std::string_view where, const RichText& text) {
            if (markup::latex_holds(text)) return;
            const std::string example = "markup in '" + std::string(where) + "' of section '";
            context_.losses.lose("markup", section->span, example + plain_text(section->title) + "'");
        };
        check("title", section->title);
        for (const Field& field : section->fields) {
            if (const auto* text = std::get_if<RichText>(&field.value)) check(field.name, *text);
        }
    }

    void write(const Directive& directive) {
        if (directive.kind == Directive::Kind::text && directive.value.empty()) {
            if (directive.source.format == format_) block_source_ = directive;
            return;
        }
        const bool own = directive.source.format == format_;
        if (directive.kind == Directive::Kind::text)
            return text(own ? directive.source.text : directive.value, directive.span);
        if (own) {
            // Between entries that are written anew, one that was never closed is closed by other braces than it was.
            const std::string& source = directive.source.text;
            const bool stays = context_.options.copies() || stays_text(source);
            return stays ? verbatim(source, directive.span) : text(source, directive.span);
        }
        switch (directive.kind) {
            case Directive::Kind::text: return;  // above
            case Directive::Kind::macro:
                if (!is_name(directive.name))
                    return context_.losses.lose("directive", directive.span, "macro '" + directive.name + "'");
                return render("@string{" + directive.name + " = {" + balanced(directive.value) + "}}", directive.span);
            case Directive::Kind::preamble:
                return render("@preamble{{" + balanced(directive.value) + "}}", directive.span);
            case Directive::Kind::comment: return render("@comment{" + balanced(directive.value) + "}", directive.span);
        }
    }

    // What is between the entries of a .bib, or the remains of one. Beside anything but its neighbours there, it may
    // become a part of an entry, or swallow one: it waits for what comes.
    void text(std::string_view text, const Span& span) {
        if (held_ && is_followed(held_->span, span)) {
            held_->text += text;
            held_->span.length += span.length;
            return;
        }
        release(Follower::other_text);
        if (text.find_first_of("@})") == std::string_view::npos) return verbatim(text, span);
        held_ = Held{std::string(text), span, !begun_ || (follows(span) && !rendered_)};
    }

    enum class Follower { its_next, other_text, anything };

    void release(Follower follower) {
        if (!held_) return;
        const Held held = *std::exchange(held_, std::nullopt);
        const bool in_its_place = held.behind_its_last && follower == Follower::its_next;
        const bool opens_other = follower == Follower::other_text && lacks_brace(held.text);
        if (in_its_place || (!opens_other && stays_text(held.text))) return verbatim(held.text, held.span);
        context_.losses.lose("directive", held.span, "text that would join an entry, and becomes a @comment");
        render("@comment{" + balanced(held.text) + "}", held.span);
    }

    // Bytes of the input: where they followed each other there, nothing comes between them here.
    void verbatim(std::string_view text, const Span& span) {
        if (text.empty()) return;
        const bool in_order = held_ && context_.options.copies() && is_followed(held_->span, span);
        release(in_order ? Follower::its_next : Follower::anything);
        if (!follows(span)) separate();
        append(text, span);
        rendered_ = false;
    }

    void render(std::string_view text, const Span& span) {
        release(Follower::anything);
        if (!follows(span) || !at_line_start()) separate();
        append(text, span);
        rendered_ = true;
    }

    void append(std::string_view text, const Span& span) {
        if (!begun_ && text.starts_with(base::byte_order_mark)) out_ << '\n';  // of a file that had others before it
        out_ << text;
        tail_ = std::string(text.substr(text.size() - std::min<std::size_t>(text.size(), 2)));
        begun_ = true;
        last_ = span;
    }

    [[nodiscard]] bool at_line_start() const { return !begun_ || tail_.ends_with('\n'); }
    [[nodiscard]] bool follows(const Span& span) const { return is_followed(last_, span); }

    // A blank line before what did not stand here before.
    void separate() {
        if (!begun_) return;
        if (!tail_.ends_with('\n')) out_ << '\n';
        if (tail_ != "\n\n") out_ << '\n';
    }

    std::string key_of(const Entry& entry, const BibDraft& draft) {
        if (entry.key.empty()) return keys_.unique(draft.key);
        const auto valid = [](char c) { return is_name_character(c) && c != '~'; };
        if (std::ranges::all_of(entry.key, valid)) {
            static_cast<void>(keys_.unique(entry.key));  // a duplicate is the input's own
            return entry.key;
        }
        std::string key = entry.key;
        std::ranges::replace_if(key, std::not_fn(valid), '-');
        key = keys_.unique(key);
        report_changed(entry, key);
        return key;
    }

    void report_changed(const Entry& entry, const std::string& key) {
        context_.diagnostics.report({Severity::warning,
                                     "bibtex.key-changed",
                                     "the key '" + entry.key + "' is not valid in a .bib and becomes '" + key + "'",
                                     entry.span,
                                     0,
                                     {}});
    }

    std::ostream& out_;
    WriteContext context_;
    Dialect dialect_;
    std::string_view format_;
    model::UniqueKeys keys_;
    struct Held {
        std::string text;
        Span span;
        bool behind_its_last;
    };
    std::optional<Held> held_;  // text between what is written and what comes
    std::string tail_;          // the last two bytes written
    Span last_;                 // of the item before
    Directive block_source_;    // the bytes of the block that follows
    bool begun_ = false;
    bool rendered_ = false;  // the last item ends without a newline
};

}  // namespace

std::unique_ptr<ItemSink> make_writer(std::ostream& out, const WriteContext& context, Dialect dialect,
                                      std::string_view format) {
    return std::make_unique<Writer>(out, context, dialect, format);
}

}  // namespace bibconv::bibtex
