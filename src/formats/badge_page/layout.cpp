#include "formats/badge_page/layout.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "formats/badge_page/page_header.hpp"
#include "formats/badge_page/paragraph.hpp"
#include "formats/badge_page/residue.hpp"
#include "formats/badge_page/slots.hpp"
#include "formats/badge_page/unclosed.hpp"
#include "markup/html_text.hpp"
#include "markup/markdown.hpp"
#include "markup/open_ends.hpp"
#include "markup/safe_html.hpp"
#include "text/ascii.hpp"

namespace bibconv::badge_page {
namespace {

std::uint64_t number(const std::string& text) {
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// "1,123" and "1 123" are what people write; only groups of three digits behind the mark are a thousand.
std::string without_thousands_marks(std::string_view text) {
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool mark = i > 0 && std::string_view(",.' ").find(text[i]) != std::string_view::npos;
        const std::string_view group = text.substr(std::min(i + 1, text.size())).substr(0, 3);
        const bool thousand = group.size() == 3 && std::ranges::all_of(group, text::is_digit);
        if (!mark || !thousand) digits += text[i];
    }
    return digits;
}

bool says(const Section& section, std::string_view field, bool otherwise) {
    return section.fields.has(field) ? section.fields.text(field) == "yes" : otherwise;
}

class Layout {
public:
    Layout(const std::vector<Item>& items, const Page& page, DiagnosticSink& diagnostics)
        : items_(items), page_(page), diagnostics_(diagnostics) {}

    std::vector<PrintedNode> run() {
        for (const Item& item : items_) std::visit([this](const auto& one) { put(one); }, item);
        flush_header();
        show_unclosed_as_text(nodes_, page_.style, diagnostics_);
        return std::move(nodes_);
    }

private:
    void put(const Section& section) {
        flush_header();
        if (section.level <= 1) return head(section);
        if (section.level == 2) begin_section(section);
        const std::string marks(static_cast<std::size_t>(std::clamp(section.level, 2, 6)), '#');
        add(section.level == 2 ? NodeKind::section : NodeKind::subsection, marks + ' ' + heading_text(section));
        empty_ = section.level == 2;
        const auto introduction = paragraphs_of(section.fields.rich("introduction"));
        for (const std::string& paragraph : introduction) content(NodeKind::paragraph, paragraph);
    }

    void head(const Section& section) {
        if (!section.title.empty()) add(NodeKind::title, "# " + heading_text(section));
        header_.updated = section.fields.text("updated");
        if (markup::holds_template(header_.updated)) report_template("its update", section.span);
    }

    std::string heading_text(const Section& section) {
        std::string verbatim = section.fields.text("heading");
        if (verbatim.empty()) return markup::markdown(section.title);
        std::ranges::replace(verbatim, '\n', ' ');
        if (markup::is_safe_html(verbatim, markup::Comments::looked_into)) {
            if (markup::holds_template(verbatim)) report_template("a heading", section.span);
            return verbatim;
        }
        report_unsafe(section.span);
        return markup::markdown(section.title);
    }

    void begin_section(const Section& section) {
        if (says(section, "rule", usual_rule(sections_, empty_))) add(NodeKind::rule, "---");
        ++sections_;
        look_ = look_of(section, page_.style);
        last_year_.clear();
    }

    void put(const BadgeRow& row) {
        std::vector<PlacedBadge> badges;
        for (const Badge& badge : row.badges) {
            if (auto shown = with_total(badge)) badges.push_back({{}, std::move(*shown)});
        }
        if (badges.empty()) return;
        if (sections_ > 0) return content(NodeKind::badges, print_badges(badges, page_.style));
        for (PlacedBadge& placed : badges) header_.badges.push_back(std::move(placed.badge));
        flush_header();
    }

    std::optional<Badge> with_total(Badge badge) const {
        if (badge.label != page_.style.total_citations || badge.message != computed_total) return badge;
        badge.message = std::to_string(total_citations(items_));
        badge.path.clear();
        return badge.message == "0" ? std::nullopt : std::optional(std::move(badge));
    }

    void flush_header() {
        std::string text = print_header(std::exchange(header_, {}), page_.style);
        if (!text.empty()) add(NodeKind::header, std::move(text));
    }

    void put(const Prose& prose) {
        flush_header();
        if (prose.format != "markdown") return;
        const NodeKind kind = prose.text == "---" ? NodeKind::rule : NodeKind::paragraph;
        const bool safe = markup::is_safe_html(prose.text, comments_);
        if (!safe) report_unsafe(prose.span);
        content(kind, safe ? prose.text : neutralised(prose.text));
        nodes_.back().span = prose.span;
        nodes_.back().as_text = !safe;
    }

    void report_unsafe(const Span& span) {
        diagnostics_.report({Severity::warning,
                             "page.unsafe-html",
                             "raw HTML that is not safe to publish is shown as text",
                             span,
                             0,
                             {}});
    }

    // It is the page's own, and comes back. Of a stranger's .bib nobody would expect it.
    void report_template(const std::string& of, const Span& span) {
        const std::string message =
            "the page's own text for " + of + " holds template language, which a site's generator obeys";
        diagnostics_.report({Severity::note, "page.template", message, span, 0, {}});
    }

    void put(const Entry& entry) {
        flush_header();
        const std::string year = look_.dividers ? year_of(entry) : std::string();
        if (!year.empty() && year != last_year_)
            content(NodeKind::divider, "<div class=\"" + page_.style.divider_class + "\">" + year + "</div>");
        if (!year.empty()) last_year_ = year;
        std::vector<std::string> refused;
        const std::string overrides = entry.fields.text("page-overrides");
        std::string card = print_with_residue(compose(entry, page_, look_.rows), overrides, page_.style, &refused);
        // Whole, since it may be put together of several; what is no override is escaped.
        if (!overrides.empty() && markup::holds_template(card)) report_template('\'' + entry.key + '\'', entry.span);
        content(NodeKind::entry, std::move(card));
        for (const std::string& slot : refused) {
            const std::string message =
                "the override '" + slot + "' of '" + entry.key + "' is not safe to publish, and is left out";
            diagnostics_.report({Severity::warning, "page.unsafe-override", message, entry.span, 0, {}});
        }
    }

    void put(const Directive&) {}

    void content(NodeKind kind, std::string text) {
        if (markup::has_columns(text)) comments_ = markup::Comments::looked_into;
        add(kind, std::move(text));
        empty_ = false;
    }

    void add(NodeKind kind, std::string text) {
        const NodeKind* before = nodes_.empty() ? nullptr : &nodes_.back().kind;
        const std::size_t gap = usual_gap(before, kind);
        nodes_.push_back({kind, std::move(text), gap});
    }

    const std::vector<Item>& items_;
    const Page& page_;
    DiagnosticSink& diagnostics_;
    std::vector<PrintedNode> nodes_;
    Header header_;  // what is to stand below the title
    std::size_t sections_ = 0;
    bool empty_ = true;
    SectionLook look_;
    markup::Comments comments_ = markup::Comments::passed_over;  // of prose
    std::string last_year_;
};

}  // namespace

SectionLook look_of(const Section& section, const PageStyle& style) {
    SectionLook look;
    look.rule = style.section(plain_text(section.title));
    look.rows = says(section, "rows", look.rule != nullptr && look.rule->rows);
    look.dividers = says(section, "dividers", look.rule != nullptr && look.rule->dividers);
    return look;
}

bool usual_rule(std::size_t sections_before, bool section_before_is_empty) {
    return sections_before > 0 && !section_before_is_empty;
}

std::uint64_t total_citations(const std::vector<Item>& items) {
    std::uint64_t sum = 0;
    for (const Item& item : items) {
        if (const auto* entry = std::get_if<Entry>(&item))
            sum += number(without_thousands_marks(entry->fields.text("citations")));
    }
    return sum;
}

std::vector<PrintedNode> lay_out(const std::vector<Item>& items, const Page& page, DiagnosticSink& diagnostics) {
    return Layout(items, page, diagnostics).run();
}

}  // namespace bibconv::badge_page
