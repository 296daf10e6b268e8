#include <algorithm>
#include <istream>
#include <iterator>
#include <optional>
#include <utility>

#include "base/byte_order_mark.hpp"
#include "formats/badge_page/arrange.hpp"
#include "formats/badge_page/format.hpp"
#include "formats/badge_page/gaps.hpp"
#include "formats/badge_page/line_ends.hpp"
#include "formats/badge_page/lines.hpp"
#include "formats/badge_page/loose_card.hpp"
#include "formats/badge_page/page_header.hpp"
#include "formats/badge_page/paragraph.hpp"
#include "formats/badge_page/residue.hpp"
#include "formats/badge_page/slots.hpp"
#include "markup/markdown.hpp"
#include "model/citation_key.hpp"
#include "text/latin1.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

// What is in the input but not in the text of the page.
struct Erased {
    std::size_t mark = 0;                 // bytes before the page
    bool returns = false;                 // one at each line's end
    std::vector<std::size_t> added = {};  // what was added before each line to make it UTF-8; empty: nothing
};

// Makes the lines of a page UTF-8, and gives how many bytes have been added before each of them.
std::vector<std::size_t> recode(std::string& page) {
    std::vector<std::size_t> added;
    std::string recoded;
    for (std::size_t begin = 0; begin < page.size();) {
        const std::size_t end = std::min(page.find('\n', begin), page.size() - 1) + 1;
        added.push_back(recoded.size() - begin);
        recoded += text::to_utf8(std::string_view(page).substr(begin, end - begin));
        begin = end;
    }
    added.push_back(recoded.size() - page.size());
    page = std::move(recoded);
    return added;
}

// Turns the nodes of a page into items. What the usual layout would print otherwise is noted on the items.
class PageReader {
public:
    PageReader(const std::vector<Node>& nodes, const Page& page, Erased erased, const ReadContext& context)
        : nodes_(nodes),
          page_(page),
          erased_(std::move(erased)),
          context_(context),
          has_sections_(std::ranges::find(nodes, NodeKind::section, &Node::kind) != nodes.end()) {}

    std::vector<Item> run() {
        for (at_ = 0; at_ < nodes_.size(); ++at_) take(nodes_[at_]);
        return std::move(items_);
    }

    [[nodiscard]] bool has_sections() const noexcept { return has_sections_; }

    // Whatever was not understood as the layout would write it is told here, if nowhere else.
    void check_return(const std::vector<PrintedNode>& printed) const {
        const auto [node, again] = std::ranges::mismatch(nodes_, printed, {}, &Node::text, &PrintedNode::text);
        if (node == nodes_.end() && again == printed.end()) return;
        context_.diagnostics.report({Severity::warning,
                                     "page.changed",
                                     "from here on the page will not come back as it is",
                                     span(node == nodes_.end() ? nodes_.back() : *node),
                                     0,
                                     {}});
    }

private:
    void take(const Node& node) {
        switch (node.kind) {
            case NodeKind::title: return title(node);
            case NodeKind::header: return header(node);
            case NodeKind::section: return section(node, 2);
            case NodeKind::subsection: return section(node, 3);
            case NodeKind::rule: return rule(node);
            case NodeKind::divider: return divider(node);
            case NodeKind::entry: return entry(node);
            case NodeKind::badges: return badges(node);
            case NodeKind::front_matter:
            case NodeKind::paragraph: return prose(node);
        }
    }

    [[nodiscard]] Span span(const Node& node) const {
        const auto ends = static_cast<std::size_t>(std::ranges::count(node.text, '\n'));
        const std::size_t before = erased_.returns ? node.line - 1 : 0;
        const std::size_t within = erased_.returns ? ends : 0;
        const std::size_t added = added_before(node.line - 1);
        return {erased_.mark + node.offset + before - added,
                node.text.size() + within - (added_before(node.line + ends) - added), context_.source, node.line};
    }

    [[nodiscard]] std::size_t added_before(std::size_t line) const {
        return erased_.added.empty() ? 0 : erased_.added[std::min(line, erased_.added.size() - 1)];
    }

    void title(const Node& node) {
        if (sections_ > 0 || node.text.size() <= 2 || head() != nullptr) return prose(node);
        Section section = heading(node, 1);
        items_.emplace_back(std::move(section));
    }

    Section heading(const Node& node, int level) const {
        const std::string_view text = node.text.substr(static_cast<std::size_t>(level) + 1);
        Section section;
        section.level = level;
        section.title = markup::parse_markdown(text);
        section.span = span(node);
        if (markup::markdown(section.title) != text) section.fields.set("heading", std::string(text));
        return section;
    }

    Section* head() {
        const auto found = std::ranges::find_if(items_, [](const Item& item) {
            const auto* section = std::get_if<Section>(&item);
            return section != nullptr && section->level == 1;
        });
        return found == items_.end() ? nullptr : &std::get<Section>(*found);
    }

    void header(const Node& node) {
        auto parsed = parse_header(node.text, page_.style);
        // It stands below the title, and is all that the usual layout makes of what was understood.
        Section* title = head();
        const bool below = title != nullptr && title == std::get_if<Section>(&items_.back());
        if (!parsed || !below || title->fields.has("updated") || print_header(*parsed, page_.style) != node.text)
            return prose(node);
        if (!parsed->updated.empty()) title->fields.set("updated", parsed->updated);
        if (!parsed->badges.empty()) items_.emplace_back(BadgeRow{std::move(parsed->badges), span(node)});
    }

    void section(const Node& node, int level) {
        Section section = heading(node, level);
        if (level == 2) {
            note_rule(section);
            ++sections_;
            rule_pending_ = false;
            note_look(section);
            place_ = {look_.rule, look_.rows};
        }
        empty_ = level == 2;
        introduction(section);
        items_.emplace_back(std::move(section));
    }

    void note_rule(Section& section) const {
        if (rule_pending_ != usual_rule(sections_, empty_))
            section.fields.set("rule", std::string(rule_pending_ ? "yes" : "no"));
    }

    // The nodes of this section, up to the next heading of its level.
    [[nodiscard]] std::vector<const Node*> nodes_of_section() const {
        std::vector<const Node*> inside;
        for (std::size_t i = at_ + 1; i < nodes_.size() && nodes_[i].kind != NodeKind::section; ++i)
            inside.push_back(&nodes_[i]);
        return inside;
    }

    void note_look(Section& section) {
        look_ = look_of(section, page_.style);
        const auto inside = nodes_of_section();
        const auto first = std::ranges::find(inside, NodeKind::entry, &Node::kind);
        if (first != inside.end() && (*first)->text.starts_with("**[") != look_.rows) {
            look_.rows = !look_.rows;
            section.fields.set("rows", std::string(look_.rows ? "yes" : "no"));
        }
        const bool divided = dividers_follow_years(inside);
        const bool any = std::ranges::find(inside, NodeKind::divider, &Node::kind) != inside.end();
        if ((any || first != inside.end()) && divided != look_.dividers) {
            look_.dividers = divided;
            section.fields.set("dividers", std::string(divided ? "yes" : "no"));
        }
    }

    // Whether the dividers stand exactly where they would be put by the years of the entries.
    [[nodiscard]] bool dividers_follow_years(const std::vector<const Node*>& inside) const {
        std::string divider, last;
        bool any = false;
        for (const Node* node : inside) {
            if (node->kind == NodeKind::divider) divider = divider_text(*node);
            any = any || node->kind == NodeKind::divider;
            if (node->kind != NodeKind::entry && node->kind != NodeKind::divider && !divider.empty()) return false;
            if (node->kind != NodeKind::entry) continue;
            const std::string year = year_of(read_entry(*node, {look_.rule, look_.rows}));
            const std::string expected = !year.empty() && year != last ? year : std::string();
            if (std::exchange(divider, {}) != expected) return false;
            if (!year.empty()) last = year;
        }
        return any && divider.empty();
    }

    [[nodiscard]] std::string divider_text(const Node& node) const {
        return std::string(
            between(node.text, "<div class=\"" + page_.style.divider_class + "\">", "</div>").value_or(""));
    }

    // The paragraph below a heading introduces the section when it is ordinary Markdown.
    void introduction(Section& section) {
        if (at_ + 1 >= nodes_.size() || nodes_[at_ + 1].kind != NodeKind::paragraph) return;
        const std::string text(nodes_[at_ + 1].text);
        RichText parsed = markup::parse_markdown(text);
        if (paragraphs_of(parsed) != std::vector{text}) return;
        section.fields.set("introduction", std::move(parsed));
        empty_ = false;
        ++at_;
    }

    void rule(const Node& node) {
        const bool before_section = at_ + 1 < nodes_.size() && nodes_[at_ + 1].kind == NodeKind::section;
        if (!before_section) return prose(node);
        rule_pending_ = true;
    }

    void divider(const Node& node) {
        if (!look_.dividers) prose(node);
    }

    void entry(const Node& node) {
        Entry entry = read_entry(node, place_);
        if (entry.type.empty()) return prose(node);
        const bool misplaced = sections_ == 0 ? has_sections_ : look_.rule != nullptr && !takes(*look_.rule, entry);
        if (misplaced) add_residue(entry, stay_word(entry) + "=yes");
        entry.key = keys_.unique(model::citation_key(entry, page_.owner.main_name()));
        entry.span = span(node);
        items_.emplace_back(std::move(entry));
        empty_ = false;
    }

    static void add_residue(Entry& entry, const std::string& more) {
        const std::string present = entry.fields.text("page-overrides");
        entry.fields.set("page-overrides", present.empty() ? more : present + "; " + more);
    }

    // Understands the block, and keeps what its canonical form would lose. An entry without a type when it is none.
    [[nodiscard]] Entry read_entry(const Node& node, const Place& place) const {
        Misfit misfit;
        const auto block = parse_any_block(node.text, page_.style, misfit);
        if (!block) return {};
        Entry entry = understand(*block, page_, place);
        const Block canonical = compose(entry, page_, place.rows);
        std::string residue = residue_of(canonical, *block);
        if (print_with_residue(canonical, residue, page_.style) != node.text)
            residue = whole_residue(canonical, *block, node.text, page_.style);
        if (!residue.empty()) entry.fields.set("page-overrides", residue);
        return entry;
    }

    void badges(const Node& node) {
        if (sections_ == 0) return prose(node);  // the usual layout has badges there as a header
        const auto parsed = parse_badges(node.text, page_.style);
        if (!parsed || parsed->empty() || print_badges(*parsed, page_.style) != node.text) return prose(node);
        BadgeRow row{{}, span(node)};
        for (const PlacedBadge& placed : *parsed) row.badges.push_back(placed.badge);
        items_.emplace_back(std::move(row));
        empty_ = false;
    }

    void prose(const Node& node) {
        if (opened_card(node.text.substr(0, node.text.find('\n')), page_.style)) report_misfit(node);
        items_.emplace_back(Prose{"markdown", std::string(node.text), span(node)});
        empty_ = false;
    }

    // Says of a card that stays text what is wrong with it, and where.
    void report_misfit(const Node& node) const {
        Misfit misfit{0, "no </div> closes it before the next card or section"};
        if (node.kind == NodeKind::entry && parse_any_block(node.text, page_.style, misfit)) return;
        Lines lines(node.text);
        for (std::size_t i = 0; i < misfit.line; ++i) lines.next();
        Span place = span(node);
        place.line += static_cast<std::uint32_t>(misfit.line);
        context_.diagnostics.report({Severity::warning, "page.not-understood",
                                     "a card is kept as text, since " + misfit.what, place, 1,
                                     std::string(lines.peek())});
    }

    const std::vector<Node>& nodes_;
    const Page& page_;
    const Erased erased_;
    const ReadContext& context_;
    const bool has_sections_;
    std::size_t at_ = 0;
    std::vector<Item> items_;
    std::size_t sections_ = 0;
    bool empty_ = true;
    bool rule_pending_ = false;
    SectionLook look_;
    Place place_;
    model::UniqueKeys keys_;
};

class Silenced : public DiagnosticSink {
public:
    void report(Diagnostic diagnostic) override { any = any || diagnostic.severity > Severity::note; }
    bool any = false;  // that changes the page
};

Section& head_of(std::vector<Item>& items) {
    for (Item& item : items) {
        auto* section = std::get_if<Section>(&item);
        if (section != nullptr && section->level == 1) return *section;
    }
    Section head;
    head.level = 1;
    items.insert(items.begin(), std::move(head));
    return std::get<Section>(items.front());
}

// The sum of the citations is computed when the page is written, where it was the sum.
void mark_total(std::vector<Item>& items, const PageStyle& style) {
    const std::string total = std::to_string(total_citations(items));
    for (Item& item : items) {
        auto* row = std::get_if<BadgeRow>(&item);
        if (row == nullptr) continue;
        for (Badge& badge : row->badges) {
            if (badge.label == style.total_citations && badge.message == total) badge.message = computed_total;
        }
    }
}

}  // namespace

void read_page(std::istream& in, ItemSink& sink, const ReadContext& context) {
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const bool marked = text.starts_with(base::byte_order_mark);
    if (marked) text.erase(0, base::byte_order_mark.size());
    const LineEnds line_ends = line_ends_of(text);
    if (line_ends != LineEnds::lf) text = with_newlines(text);
    if (line_ends == LineEnds::mixed) {
        context.diagnostics.report({Severity::warning,
                                    "page.line-ends",
                                    "the lines of the page end in several ways; they are written alike",
                                    {},
                                    0,
                                    {}});
    }

    Erased erased{marked ? base::byte_order_mark.size() : 0, line_ends == LineEnds::crlf};
    if (!text::is_utf8(text)) {
        context.diagnostics.report({Severity::warning,
                                    "encoding.not-utf8",
                                    "the page is not UTF-8; such bytes are taken for Latin-1",
                                    {0, 0, context.source, 0},
                                    0,
                                    {}});
        erased.added = recode(text);
    }

    const std::shared_ptr<const PageStyle> loaded = load_style(context.options.page_style, context.diagnostics);
    const PageStyle& style = *loaded;
    std::size_t tail = 1;
    const std::vector<Node> nodes = split_page(text, style, tail);
    if (nodes.empty()) return;
    const Page page{style, find_owner(nodes, style, context.options), context.options.mathematics};
    PageReader reader(nodes, page, std::move(erased), context);
    std::vector<Item> items = reader.run();
    mark_total(items, style);

    Silenced quiet;  // the writer says it when it comes to that
    const std::vector<PrintedNode> printed = lay_out(items, page, quiet);
    const std::string gaps = unusual_gaps(nodes, printed, tail);
    if (!quiet.any) reader.check_return(printed);
    // A page without a title has a head as well: it says that this is a page, and how it is laid out.
    Section& head = head_of(items);
    if (page.owner.known()) head.fields.set("owner", page.owner.text());
    if (!gaps.empty()) head.fields.set("gaps", gaps);
    const bool has_entries =
        std::ranges::any_of(items, [](const Item& item) { return std::holds_alternative<Entry>(item); });
    if (has_entries && !reader.has_sections()) head.fields.set("sections", std::string("no"));
    if (marked) head.fields.set("byte-order-mark", std::string("yes"));
    if (line_ends == LineEnds::crlf) head.fields.set("line-ends", std::string("crlf"));
    if (line_ends == LineEnds::cr) head.fields.set("line-ends", std::string("cr"));
    for (Item& item : items) sink.put(std::move(item));
}

}  // namespace bibconv::badge_page
