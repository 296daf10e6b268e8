#include "formats/badge_page/learn_style.hpp"

#include <algorithm>
#include <istream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "bibconv/convert.hpp"
#include "formats/badge_page/builtin_styles.hpp"
#include "formats/badge_page/entry_block.hpp"
#include "formats/badge_page/learnt_markup.hpp"
#include "formats/badge_page/line_ends.hpp"
#include "formats/badge_page/nodes.hpp"
#include "formats/badge_page/page_header.hpp"
#include "formats/badge_page/slots.hpp"
#include "markup/markdown.hpp"
#include "text/latin1.hpp"

namespace bibconv::badge_page {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view base_style = "academic";

// How often each value was seen; the most frequent one wins, the earliest among equals.
class Tally {
public:
    void count(const std::string& value) {
        if (counts_[value]++ == 0) order_.push_back(value);
    }
    [[nodiscard]] std::string winner() const {
        const auto best =
            std::ranges::max_element(order_, {}, [this](const std::string& value) { return counts_.at(value); });
        return best == order_.end() ? std::string() : *best;
    }

private:
    std::map<std::string, int> counts_;
    std::vector<std::string> order_;
};

std::string logo_of(const Badge& badge) {
    const std::size_t at = badge.query.find("logo=");
    if (at == std::string::npos) return {};
    const std::size_t begin = at + 5;
    return badge.query.substr(begin, badge.query.find('&', begin) - begin);
}

struct LookTally {
    Tally colour, logo, alt, link;
    std::map<std::string, Tally> colour_by_message, logo_by_message, alt_by_message;
    std::vector<std::string> messages;

    void count(const Badge& badge) {
        colour.count(badge.colour);
        logo.count(logo_of(badge));
        alt.count(badge.alt);
        link.count(badge.url);
        if (!colour_by_message.contains(badge.message)) messages.push_back(badge.message);
        colour_by_message[badge.message].count(badge.colour);
        logo_by_message[badge.message].count(logo_of(badge));
        alt_by_message[badge.message].count(badge.alt);
    }
};

ordered_json row(const std::string& abbr, const LookTally& look) {
    ordered_json venue = {{"abbr", abbr}, {"colour", look.colour.winner()}};
    if (!look.logo.winner().empty()) venue["logo"] = look.logo.winner();
    return venue;
}

// Puts the rows in front of a table, each instead of an older one of the same name.
void put_in_front(ordered_json& table, const ordered_json& rows) {
    ordered_json result = rows;
    for (const ordered_json& old : table) {
        const auto same =
            std::ranges::find_if(rows, [&](const ordered_json& fresh) { return fresh.at("abbr") == old.at("abbr"); });
        if (same == rows.end()) {
            result.push_back(old);
            continue;
        }
        // What the badge does not show (the full names, where it leads) is still true.
        ordered_json& merged = result[static_cast<std::size_t>(same - rows.begin())];
        for (const auto& [name, value] : old.items()) {
            if (!merged.contains(name)) merged[name] = value;
        }
    }
    table = std::move(result);
}

class Learner {
public:
    Learner(std::string_view page, ordered_json style, DiagnosticSink& diagnostics)
        : json_(std::move(style)),
          style_(parse_style(json_.dump(), "the learnt style", diagnostics)),
          nodes_(split_page(page, style_, tail_)) {}

    ordered_json learn() {
        for (const Node& node : nodes_) see(node);
        owner();
        venues();
        organisers();
        kinds();
        tags();
        sections();
        return std::move(json_);
    }

private:
    void see(const Node& node) {
        if (node.kind == NodeKind::section) begin_section(node);
        if (node.kind == NodeKind::divider && !sections_.empty()) sections_.back()["dividers"] = true;
        const auto block = node.kind == NodeKind::entry ? parse_block(node.text, style_) : std::nullopt;
        if (!block) return;
        const Entry entry = understand(*block, {style_, model::Owner()},
                                       {sections_.empty() ? nullptr : style_.section(heading_), block->row});
        see_section(entry, block->row);
        for (const PlacedBadge& placed : block->badges) see(placed.badge, entry);
    }

    void begin_section(const Node& node) {
        heading_ = plain_text(markup::parse_markdown(node.text.substr(3)));
        sections_.push_back({{"titles", {heading_}}});
    }

    void see_section(const Entry& entry, bool row) {
        if (sections_.empty()) return;
        ordered_json& types = sections_.back()["types"];
        if (std::ranges::find(types, ordered_json(entry.type)) == types.end()) types.push_back(entry.type);
        if (row) sections_.back()["rows"] = true;
    }

    void see(const Badge& badge, const Entry& entry) {
        if (ends_in_date(badge.label)) {
            venues_[badge.label.substr(0, badge.label.rfind(' '))].count(badge);
        } else if (badge.label == "Event") {
            organisers_[entry.fields.text("abbr").empty() ? badge.message : entry.fields.text("abbr")].count(badge);
            event_.count(badge);
        } else {
            labels_[badge.label].count(badge);
        }
    }

    void owner() {
        ordered_json spellings = ordered_json::array();
        for (const std::string& spelling : model::split_spellings(find_owner(nodes_, style_, {}).text()))
            spellings.push_back(spelling);
        json_["owner"] = std::move(spellings);
    }

    void venues() {
        ordered_json rows = ordered_json::array();
        for (const auto& [abbr, look] : venues_) {
            rows.push_back(row(abbr, look));
            if (!look.link.winner().empty()) rows.back()["link"] = look.link.winner();
        }
        put_in_front(json_["venues"], rows);
    }

    void organisers() {
        ordered_json rows = ordered_json::array();
        const std::string usual = event_.colour.winner();
        if (!usual.empty()) json_["organiser-default"] = {{"colour", usual}};
        for (const auto& [name, look] : organisers_) {
            if (look.colour.winner() != usual || !look.logo.winner().empty()) rows.push_back(row(name, look));
        }
        put_in_front(json_["organisers"], rows);
    }

    // The colour and logo of the kinds that the style has, message by message where they differ.
    void kinds() {
        for (ordered_json& kind : json_["badges"]) {
            const auto seen = labels_.find(kind.at("label").get<std::string>());
            if (seen == labels_.end() || kind.contains("hosts")) continue;
            const LookTally& look = seen->second;
            const bool fixed = kind.value("colour", "").find('{') == std::string::npos;
            if (fixed) kind["colour"] = look.colour.winner();
            for (const std::string& message : look.messages) {
                const std::string colour = look.colour_by_message.at(message).winner();
                const bool known = kind.contains("values") && kind["values"].contains(message);
                if (known || (fixed && colour != look.colour.winner())) kind["values"][message]["colour"] = colour;
            }
        }
    }

    [[nodiscard]] bool has_kind(const std::string& label) const {
        return std::ranges::any_of(json_["badges"],
                                   [&](const ordered_json& kind) { return kind.at("label") == label; }) ||
               std::ranges::any_of(json_["venues"],
                                   [&](const ordered_json& venue) { return venue.value("label", "") == label; });
    }

    // Labels without a link that no kind has are groups of tags.
    void tags() {
        ordered_json groups = ordered_json::array();
        for (const auto& [label, look] : labels_) {
            if (label.empty() || has_kind(label) || !look.link.winner().empty()) continue;
            ordered_json group = {{"group", label}, {"colour", look.colour.winner()}};
            for (const std::string& message : look.messages) {
                const std::string colour = look.colour_by_message.at(message).winner();
                const std::string alt = look.alt_by_message.at(message).winner();
                if (colour != look.colour.winner()) group["values"][message]["colour"] = colour;
                if (alt != message) group["values"][message]["alt"] = alt;
            }
            groups.push_back(std::move(group));
        }
        if (!groups.empty()) json_["tags"] = std::move(groups);
    }

    // The page's sections, those the style knows with its rule, then the style's others for what is yet to come.
    void sections() {
        ordered_json result = ordered_json::array();
        ordered_json rest = json_["sections"];
        for (ordered_json& section : sections_) {
            const auto known = std::ranges::find_if(rest, [&](const ordered_json& rule) {
                return std::ranges::find(rule["titles"], section["titles"][0]) != rule["titles"].end();
            });
            if (known == rest.end()) {
                if (section.contains("types")) result.push_back(std::move(section));
                continue;
            }
            ordered_json rule = *known;
            rule["titles"] = section["titles"];
            if (section.contains("dividers")) rule["dividers"] = true;
            result.push_back(std::move(rule));
            rest.erase(known);
        }
        for (ordered_json& rule : rest) result.push_back(std::move(rule));
        json_["sections"] = std::move(result);
    }

    ordered_json json_;
    PageStyle style_;
    std::size_t tail_ = 1;
    std::vector<Node> nodes_;
    std::string heading_;
    std::vector<ordered_json> sections_;
    std::map<std::string, LookTally> venues_, organisers_, labels_;
    LookTally event_;
};

// What a page has and no style may have stays what it was before, and is told.
void take_back_unsafe(ordered_json& learnt, const ordered_json& before, DiagnosticSink& diagnostics) {
    check_style(nlohmann::json::parse(learnt.dump()), [&](const std::string& pointer, const std::string& demand) {
        const std::string message = pointer + " of the page is not learnt: it " + demand;
        diagnostics.report({Severity::warning, "style.not-learnt", message, {}, 0, {}});
        const ordered_json::json_pointer place(pointer);
        if (before.contains(place))
            learnt[place] = before[place];
        else
            learnt[place.parent_pointer()].erase(place.back());
    });
}

ordered_json base_json() {
    const auto all = builtin_styles();
    const auto found = std::ranges::find(all, base_style, &BuiltinStyle::name);
    return ordered_json::parse(found->json);
}

}  // namespace

bool learn_style(std::istream& in, std::string_view source_name, std::ostream& out, DiagnosticSink& diagnostics) {
    std::string page{std::istreambuf_iterator<char>(in), {}};
    page = text::to_utf8(with_newlines(page));
    const ordered_json base = base_json();
    ordered_json style = base;
    const std::size_t slash = source_name.rfind('/');
    const std::string_view file = source_name.substr(slash == std::string_view::npos ? 0 : slash + 1);
    style["name"] = std::string(file.substr(0, file.find('.')));
    const LearntMarkup markup = learn_markup(page);
    const auto keep = [&](const char* name, const std::string& value) {
        if (!value.empty()) style["markup"][name] = value;
    };
    keep("entry", markup.entry);
    keep("lead", markup.lead);
    keep("badges", markup.badges);
    keep("divider", markup.divider);
    keep("gloss", markup.gloss);
    if (!markup.title.empty()) style["title"] = markup.title;
    if (!markup.query.empty()) style["query"] = markup.query;
    take_back_unsafe(style, base, diagnostics);
    const bool learnt = !markup.entry.empty() || !markup.badges.empty();
    if (learnt) {
        style = Learner(page, std::move(style), diagnostics).learn();
        take_back_unsafe(style, {}, diagnostics);
    } else {
        diagnostics.report({Severity::warning,
                            "style.no-badges",
                            "no entries with badges were found, so the style is the built-in one",
                            {},
                            0,
                            {}});
    }
    out << style.dump(2) << '\n';
    return learnt;
}

}  // namespace bibconv::badge_page
