#include "formats/badge_page/arrange.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <optional>

#include "formats/badge_page/preprint.hpp"
#include "formats/badge_page/residue.hpp"
#include "formats/badge_page/slots.hpp"
#include "formats/badge_page/venues.hpp"

namespace bibconv::badge_page {
namespace {

bool language_fits(const std::string& wanted, const Entry& entry) {
    if (wanted.empty()) return true;
    const bool negated = wanted.front() == '!';
    const bool same = language_of(entry).starts_with(std::string_view(wanted).substr(negated ? 1 : 0));
    return same != negated;
}

// Newest first; what has no date comes last.
int sort_key(const Entry& entry) {
    const Date* date = entry.fields.get<Date>("issued");
    if (date == nullptr) date = entry.fields.get<Date>("event-date");
    if (date == nullptr || !date->begin) return date != nullptr && !date->literal.empty() ? -1 : 0;
    return -(date->begin->year * 10000 + date->begin->month * 100 + date->begin->day);
}

// What is in no journal but on arXiv stands among the preprints.
const std::string& shown_type(const Entry& entry) {
    static const std::string preprint = "article";
    return entry.type == "article-journal" && is_arxiv_journal(entry) ? preprint : entry.type;
}

struct Part {
    Section head;
    SectionLook look;
    std::vector<Item> body;
    std::vector<Entry> strays;  // that are to be among them
};

class Arranger {
public:
    explicit Arranger(const Page& page) : page_(page) {}

    std::vector<Item> run(std::vector<Item> items) {
        has_sections_ = std::ranges::any_of(items, [](const Item& item) {
            const auto* section = std::get_if<Section>(&item);
            return section != nullptr && section->level >= 2;
        });
        for (Item& item : items) take(std::move(item));
        if (has_sections_)
            place_strays();
        else
            group_strays();
        return joined();
    }

private:
    void take(Item item) {
        auto* section = std::get_if<Section>(&item);
        if (section != nullptr && section->level <= 1) wants_none_ = section->fields.text("sections") == "no";
        if (section != nullptr && section->level == 2) {
            const SectionLook look = look_of(*section, page_.style);
            parts_.push_back({std::move(*section), look, {}, {}});
        } else if (auto* entry = std::get_if<Entry>(&item); entry != nullptr && !stays(*entry)) {
            strays_.push_back(std::move(*entry));
        } else if (!std::holds_alternative<Directive>(item)) {
            (parts_.empty() ? lead_ : parts_.back().body).push_back(std::move(item));
        }
    }

    [[nodiscard]] bool stays(const Entry& entry) const {
        const SectionRule* rule = parts_.empty() ? nullptr : parts_.back().look.rule;
        const bool at_home = parts_.empty() ? wants_none_ : rule == nullptr || takes(*rule, entry);
        return at_home || entry.fields.text("page-overrides").find(stay_word(entry)) != std::string::npos;
    }

    // New sections are made for the last stray first.
    void place_strays() {
        std::ranges::reverse(strays_);
        for (Entry& entry : strays_) part_for(entry).strays.push_back(std::move(entry));
        for (Part& part : parts_) {
            std::ranges::reverse(part.strays);
            if (!part.strays.empty()) place_strays(part);
        }
    }

    // Each before the first that it goes before; among themselves as that demands.
    static void place_strays(Part& part) {
        if (part.look.dividers) std::ranges::stable_sort(part.strays, std::ranges::greater(), year_of);
        std::vector<Item> body;
        auto next = part.body.begin();
        for (Entry& entry : part.strays) {
            const auto place =
                std::find_if(next, part.body.end(), [&](const Item& item) { return goes_before(entry, item, part); });
            body.insert(body.end(), std::move_iterator(next), std::move_iterator(place));
            next = place;
            body.emplace_back(std::move(entry));
        }
        body.insert(body.end(), std::move_iterator(next), std::move_iterator(part.body.end()));
        part.body = std::move(body);
    }

    static bool goes_before(const Entry& entry, const Item& item, const Part& part) {
        const auto* other = std::get_if<Entry>(&item);
        if (other == nullptr) return false;
        return !part.look.dividers || year_of(*other) <= year_of(entry);
    }

    void group_strays() {
        std::ranges::stable_sort(strays_, {}, sort_key);
        for (Entry& entry : strays_) {
            std::vector<Item>& body = part_for(entry).body;
            body.emplace_back(std::move(entry));
        }
    }

    Part& part_for(const Entry& entry) {
        const SectionRule* wanted = rule_for(page_.style, entry);
        if (const auto home = homes_.find(wanted); home != homes_.end()) return parts_[home->second];
        const std::size_t sections = parts_.size();
        Part& part = part_under(wanted);
        if (parts_.size() > sections) homes_.clear();  // those behind the new one have moved
        homes_[wanted] = static_cast<std::size_t>(&part - parts_.data());
        return part;
    }

    // The section of a rule, and a new one if there is none.
    Part& part_under(const SectionRule* wanted) {
        const auto present = std::ranges::find_if(
            parts_, [&](const Part& part) { return part.look.rule == wanted && wanted != nullptr; });
        if (present != parts_.end()) return *present;
        Section head;
        head.title =
            wanted == nullptr || wanted->titles.empty() ? RichText("Publications") : RichText(wanted->titles.front());
        if (wanted == nullptr) {
            const auto same =
                std::ranges::find_if(parts_, [&](const Part& part) { return part.head.title == head.title; });
            if (same != parts_.end()) return *same;
        }
        // In the style's order among those sections that the style knows.
        const auto later = std::ranges::find_if(
            parts_, [&](const Part& part) { return wanted != nullptr && part.look.rule > wanted; });
        const SectionLook look = look_of(head, page_.style);
        return *parts_.insert(later, Part{std::move(head), look, {}, {}});
    }

    std::vector<Item> joined() {
        std::vector<Item> items = std::move(lead_);
        for (Part& part : parts_) {
            items.emplace_back(std::move(part.head));
            std::ranges::move(part.body, std::back_inserter(items));
        }
        return items;
    }

    const Page& page_;
    bool has_sections_ = false;
    bool wants_none_ = false;  // the page whose items come now
    std::vector<Item> lead_;
    std::vector<Part> parts_;
    std::vector<Entry> strays_;
    std::map<const SectionRule*, std::size_t> homes_;  // the sections found for them so far
};

}  // namespace

bool takes(const SectionRule& rule, const Entry& entry) {
    if (!rule.types.empty() && !lists(rule.types, shown_type(entry))) return false;
    if (!rule.workshop.empty() && is_workshop(entry) != (rule.workshop == "yes")) return false;
    const auto present = [&](const std::string& field) { return entry.fields.has(field); };
    return language_fits(rule.language, entry) && std::ranges::all_of(rule.has, present) &&
           std::ranges::none_of(rule.lacks, present);
}

const SectionRule* rule_for(const PageStyle& style, const Entry& entry) {
    const auto rule = std::ranges::find_if(style.sections, [&](const SectionRule& r) { return takes(r, entry); });
    return rule == style.sections.end() ? nullptr : &*rule;
}

std::string stay_word(const Entry& entry) { return "stay@" + digest(entry.type); }

std::vector<Item> arrange(std::vector<Item> items, const Page& page) { return Arranger(page).run(std::move(items)); }

}  // namespace bibconv::badge_page
