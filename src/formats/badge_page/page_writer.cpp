#include <algorithm>
#include <ostream>
#include <string>

#include "base/byte_order_mark.hpp"
#include "bibconv/convert.hpp"
#include "formats/badge_page/arrange.hpp"
#include "formats/badge_page/author_marks.hpp"
#include "formats/badge_page/entry_block.hpp"
#include "formats/badge_page/format.hpp"
#include "formats/badge_page/gaps.hpp"
#include "formats/badge_page/nodes.hpp"
#include "formats/badge_page/page_header.hpp"
#include "formats/badge_page/residue.hpp"
#include "formats/badge_page/shown.hpp"
#include "model/page_members.hpp"
#include "model/titles.hpp"

namespace bibconv::badge_page {
namespace {

const Section* page_head(const std::vector<Item>& items) {
    for (const Item& item : items) {
        const auto* section = std::get_if<Section>(&item);
        if (section != nullptr && section->level <= 1) return section;
    }
    return nullptr;
}

// Named on the command line, else on the page, else by the style.
model::Owner owner_of(const Section* head, const Options& options, const PageStyle& style) {
    if (!options.owner_names.empty()) return model::Owner(options.owner_names);
    if (head != nullptr && head->fields.has("owner"))
        return model::Owner(model::split_spellings(head->fields.text("owner")));
    return model::Owner(style.owner);
}

class PageWriter : public ItemSink {
public:
    PageWriter(std::ostream& out, const WriteContext& context)
        : out_(out), context_(context), style_(load_style(context.options.page_style, context.diagnostics)) {}

    void put(Item item) override {
        if (const auto* directive = std::get_if<Directive>(&item)) return note_loss(*directive);
        items_.push_back(std::move(item));
    }

    void finish() override {
        const Page page{*style_, owner_of(page_head(items_), context_.options, *style_), context_.options.mathematics};
        if (!page.owner.known()) {
            context_.diagnostics.report(
                {Severity::note,
                 "page.no-owner",
                 "nobody is known as the page's owner, so there are no roles; name yourself with --me",
                 {},
                 0,
                 {}});
        } else if (!context_.options.owner_names.empty())
            look_for_owner(page);
        for (Item& item : items_) {
            if (auto* entry = std::get_if<Entry>(&item)) join_volume_title(*entry, page);
        }
        add_head();
        std::vector<Item> items = arrange(std::move(items_), page);
        note_losses(items, page);
        std::string gaps;
        if (const Section* head = page_head(items)) gaps = head->fields.text("gaps");
        std::string text = join_nodes(lay_out(items, page, context_.diagnostics), gaps, context_.diagnostics);
        note_unnamed_owner(items, page, text);
        if (const Section* head = page_head(items)) {
            const std::string line_ends = head->fields.text("line-ends");
            if (line_ends == "crlf") text = with_crlf(text);
            if (line_ends == "cr") std::ranges::replace(text, '\n', '\r');
            if (head->fields.text("byte-order-mark") == "yes") text.insert(0, base::byte_order_mark);
        }
        out_ << text;
    }

private:
    // A name on the command line that no work has is probably misspelt.
    void look_for_owner(const Page& page) {
        bool any = false;
        for (const Item& item : items_) {
            const auto* entry = std::get_if<Entry>(&item);
            const auto* authors = entry == nullptr ? nullptr : entry->fields.get<NameList>("author");
            if (authors == nullptr) continue;
            any = true;
            if (own_place(marked_authors(*entry, *authors), page.owner)) return;
        }
        if (!any) return;
        const std::string message = "no author is '" + page.owner.text() + "', as --me says, so there are no roles";
        context_.diagnostics.report({Severity::warning, "page.owner-not-found", message, {}, 0, {}});
    }

    // A page that never was one gets a title and the sum of its citations.
    void add_head() {
        if (page_head(items_) != nullptr) return;
        Section head;
        head.level = 1;
        head.title = style_->title;
        std::vector<Item> items;
        items.emplace_back(std::move(head));
        if (const BadgeKind* cited = style_->kind("cited-by");
            cited != nullptr && total_citations(items_) > 0 && !style_->total_citations.empty()) {
            const std::string query = style_->query + (cited->look.logo.empty() ? "" : "&logo=" + cited->look.logo);
            items.emplace_back(BadgeRow{{{style_->total_citations,
                                          std::string(computed_total),
                                          cited->look.colour,
                                          {},
                                          query,
                                          style_->total_citations,
                                          {}}},
                                        {}});
        }
        std::ranges::move(items_, std::back_inserter(items));
        items_ = std::move(items);
    }

    // A page has one title for a work in several volumes, where it shows that.
    static void join_volume_title(Entry& entry, const Page& page) {
        const std::string_view title = model::title_of_volumes(entry.type);
        if (!heading_shows(entry, title) && !page.types.of(entry.type).shows(title)) return;
        const auto* whole = entry.fields.get<RichText>(title);
        const auto* volume = entry.fields.get<RichText>("volume-title");
        if (whole == nullptr || volume == nullptr) return;
        entry.fields.set(title, model::with_subtitle(*whole, *volume));
        entry.fields.erase("volume-title");
        entry.fields.erase("bibtex:mainsubtitle");  // the title has it
    }

    void note_loss(const Directive& directive) {
        const bool content = directive.value.find_first_not_of(" \t\r\n") != std::string::npos;
        if (directive.kind != Directive::Kind::macro && content)
            context_.losses.lose("directive", directive.span, "text between the entries");
    }

    template <class Use>
    void each_in_its_section(const std::vector<Item>& items, const Use& use) const {
        SectionLook look;
        for (const Item& item : items) {
            if (const auto* section = std::get_if<Section>(&item); section != nullptr && section->level == 2)
                look = look_of(*section, *style_);
            if (const auto* entry = std::get_if<Entry>(&item)) use(*entry, look);
        }
    }

    void note_losses(const std::vector<Item>& items, const Page& page) {
        for (const Item& item : items) {
            if (const auto* prose = std::get_if<Prose>(&item); prose != nullptr && prose->format != "markdown")
                context_.losses.lose("text", prose->span, "text that could not be read");
            if (const auto* section = std::get_if<Section>(&item)) note_losses(*section);
        }
        each_in_its_section(items,
                            [&](const Entry& entry, const SectionLook& look) { note_losses(entry, page, look); });
    }

    void note_losses(const Section& section) {
        for (const RichText& text : {section.title, section.fields.rich("introduction")}) {
            for (const std::string& url : links_left_out(text))
                context_.losses.lose("link", section.span,
                                     "link '" + url + "' of section '" + plain_text(section.title) + "'");
        }
        for (const Field& field : section.fields) {
            if (!model::is_page_member(section, field.name))
                context_.losses.lose_field(field.name, section.span, plain_text(section.title));
        }
    }

    void note_losses(const Entry& entry, const Page& page, const SectionLook& look) {
        if (entry.fields.has("page-overrides") &&
            has_stale_block(compose(entry, page, look.rows), entry.fields.text("page-overrides"), page.style))
            context_.losses.lose("card", entry.span, "what only the old card of '" + entry.key + "' held");
        for (const Field* field : fields_not_shown(entry, page, look))
            context_.losses.lose_field(field->name, span_of(*field, entry), entry.key);
        for (const auto& [field, text] : links_not_shown(entry, page, look))
            context_.losses.lose("link", span_of(*field, entry), "link '" + text + "' of '" + entry.key + "'");
        for (const Field& field : entry.fields) {
            if (shows_year_alone(field, entry, page, look))
                context_.losses.lose("date", span_of(field, entry), "all but the year of '" + entry.key + "'");
        }
        for (const Field* field : fields_shown_plainly(entry, page, look)) {
            const std::string example = "markup in '" + field->name + "' of '" + entry.key + "'";
            context_.losses.lose("markup", span_of(*field, entry), example);
        }
    }

    // Works that name nobody are the owner's, whom the page must name somewhere else.
    void note_unnamed_owner(const std::vector<Item>& items, const Page& page, const std::string& text) {
        std::vector<const Entry*> unnamed;
        each_in_its_section(items, [&](const Entry& entry, const SectionLook& look) {
            if (is_left_to_owner(entry, page, look)) unnamed.push_back(&entry);
        });
        if (unnamed.empty()) return;
        std::size_t tail = 0;
        const model::Owner named = find_owner(split_page(text, page.style, tail), page.style, {});
        for (const Entry* entry : unnamed) {
            const Field& author = *entry->fields.find("author");
            if (!named.is(std::get<NameList>(author.value).names.front()))
                context_.losses.lose_field(author.name, span_of(author, *entry), entry->key);
        }
    }

    static std::string with_crlf(const std::string& text) {
        std::string out;
        for (const char c : text) {
            if (c == '\n') out += '\r';
            out += c;
        }
        return out;
    }

    std::ostream& out_;
    WriteContext context_;
    std::shared_ptr<const PageStyle> style_;
    std::vector<Item> items_;
};

}  // namespace

std::unique_ptr<ItemSink> make_page_writer(std::ostream& out, const WriteContext& context) {
    return std::make_unique<PageWriter>(out, context);
}

}  // namespace bibconv::badge_page
