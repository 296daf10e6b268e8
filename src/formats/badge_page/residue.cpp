#include "formats/badge_page/residue.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "formats/badge_page/badges.hpp"
#include "markup/badge_text.hpp"
#include "markup/percent.hpp"
#include "markup/safe_html.hpp"

namespace bibconv::badge_page {
namespace {

struct Override {
    std::string slot, digest, value;
};

// What would end an override or unbalance the braces of a .bib field.
std::string escaped(std::string_view value) {
    std::string out;
    for (const char c : value) {
        if (c == ';' || c == '{' || c == '}' || c == '%' || c == '\n')
            markup::append_percent(out, c);
        else
            out += c;
    }
    return out;
}

// Of several of one slot the first counts: none is written twice.
std::vector<Override> parse(std::string_view residue) {
    std::vector<Override> overrides;
    std::unordered_set<std::string_view> seen;
    while (!residue.empty()) {
        const std::size_t end = std::min(residue.find(';'), residue.size());
        std::string_view one = residue.substr(0, end);
        residue.remove_prefix(std::min(end + 1, residue.size()));
        while (one.starts_with(' ')) one.remove_prefix(1);
        const std::size_t equals = one.find('=');
        if (equals == std::string_view::npos) continue;
        const std::string_view head = one.substr(0, equals);
        const std::size_t at = std::min(head.rfind('@'), head.size());
        if (!seen.insert(head.substr(0, at)).second) continue;
        overrides.push_back({std::string(head.substr(0, at)), std::string(head.substr(std::min(at + 1, head.size()))),
                             markup::percent_decoded(one.substr(equals + 1))});
    }
    return overrides;
}

void append(std::string& residue, std::string_view slot, std::string_view value, std::string_view replaced) {
    if (!residue.empty()) residue += "; ";
    residue.append(slot).append("@").append(digest(replaced)).append("=").append(escaped(value));
}

void append_list(std::string& residue, std::string_view slot, const std::vector<std::string>& words) {
    if (words.empty()) return;
    if (!residue.empty()) residue += "; ";
    residue.append(slot).append("=");
    for (const std::string& word : words) residue.append(&word == &words.front() ? "" : " ").append(word);
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

struct BadgeMember {
    std::string_view name;
    std::string& (*text)(PlacedBadge&);
};

constexpr BadgeMember badge_members[] = {
    {"label", [](PlacedBadge& b) -> std::string& { return b.badge.label; }},
    {"message", [](PlacedBadge& b) -> std::string& { return b.badge.message; }},
    {"colour", [](PlacedBadge& b) -> std::string& { return b.badge.colour; }},
    {"extension", [](PlacedBadge& b) -> std::string& { return b.badge.extension; }},
    {"query", [](PlacedBadge& b) -> std::string& { return b.badge.query; }},
    {"alt", [](PlacedBadge& b) -> std::string& { return b.badge.alt; }},
    {"url", [](PlacedBadge& b) -> std::string& { return b.badge.url; }},
    {"path", [](PlacedBadge& b) -> std::string& { return b.badge.path; }},
};

struct NamedText {
    std::string name;
    std::string* text;
};

// The texts of a block that can differ on their own, by name: those of the card, of its badges, and what is below.
using Slots = std::vector<NamedText>;

Slots slots_of_card(Block& block) {
    return {{"class", &block.entry_class},
            {"attributes", &block.attributes},
            {"title", &block.title},
            {"url", &block.url},
            {"gloss", &block.gloss}};
}

std::string slot_of(const PlacedBadge& placed, const BadgeMember& member) {
    return placed.slot + '.' + std::string(member.name);
}

Slots slots_of_badges(Block& block) {
    Slots slots;
    for (PlacedBadge& placed : block.badges) {
        for (const BadgeMember& member : badge_members)
            slots.push_back({slot_of(placed, member), &member.text(placed)});
    }
    return slots;
}

Slots slots_below(Block& block) {
    Slots slots;
    for (std::size_t i = 0; i < block.paragraphs.size(); ++i)
        slots.push_back({"paragraph." + std::to_string(i + 1), &block.paragraphs[i]});
    std::unordered_map<std::string, std::size_t> of_label;
    for (Bullet& bullet : block.bullets) {
        const std::size_t number = ++of_label[bullet.label];
        slots.push_back({"bullet." + bullet.label + (number == 1 ? "" : '.' + std::to_string(number)), &bullet.text});
    }
    return slots;
}

void append_changes(std::string& residue, const Slots& ours, const Slots& theirs) {
    std::unordered_map<std::string_view, const std::string*> by_name;
    for (const auto& [name, text] : ours) by_name.try_emplace(name, text);
    for (const auto& [name, text] : theirs) {
        const auto same = by_name.find(name);
        if (same != by_name.end() && *same->second != *text) append(residue, name, *text, *same->second);
    }
}

// The same for badges, of which there may be very many: their texts get names only where they differ.
void append_changed_badges(std::string& residue, Block& ours, Block& theirs) {
    std::unordered_map<std::string_view, PlacedBadge*> by_slot;
    for (PlacedBadge& placed : ours.badges) by_slot.try_emplace(placed.slot, &placed);
    for (PlacedBadge& placed : theirs.badges) {
        const auto same = by_slot.find(placed.slot);
        if (same == by_slot.end()) continue;
        for (const BadgeMember& member : badge_members) {
            const std::string& text = member.text(*same->second);
            if (member.text(placed) != text) append(residue, slot_of(placed, member), member.text(placed), text);
        }
    }
}

std::vector<std::string> badge_slots(const Block& block) {
    std::vector<std::string> slots;
    for (const PlacedBadge& placed : block.badges) slots.push_back(placed.slot);
    return slots;
}

// Brings the listed badges into the listed order; the others stay behind the badge they stood behind.
void reorder(Block& block, const std::vector<std::string>& order) {
    std::unordered_map<std::string_view, std::ptrdiff_t> ranks;
    for (const std::string& slot : order) ranks.try_emplace(slot, &slot - order.data());
    const auto rank = [&](const PlacedBadge& placed) {
        const auto found = ranks.find(placed.slot);
        return found == ranks.end() ? std::ssize(order) : found->second;
    };
    std::vector<std::pair<std::ptrdiff_t, PlacedBadge>> ranked;
    std::ptrdiff_t last = -1;
    for (PlacedBadge& placed : block.badges) {
        const std::ptrdiff_t own = rank(placed);
        if (own != std::ssize(order)) last = own;
        ranked.emplace_back(last, std::move(placed));
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<std::ptrdiff_t, PlacedBadge>::first);
    block.badges.clear();
    for (auto& [_, placed] : ranked) block.badges.push_back(std::move(placed));
}

void hide(Block& block, const std::vector<std::string>& slots) {
    const std::unordered_set<std::string_view> hidden(slots.begin(), slots.end());
    std::erase_if(block.badges, [&](const PlacedBadge& placed) { return hidden.contains(placed.slot); });
}

bool is_safe(const Override& change) {
    if (change.slot == "attributes") return markup::are_safe_attributes(change.value);
    const bool whole = change.slot == "block";
    return markup::is_safe_html(change.value, whole ? markup::Comments::passed_over : markup::Comments::looked_into);
}

// Where the slots are that some overrides name; of those that share a name, all, in their order.
class WantedSlots {
public:
    explicit WantedSlots(const std::vector<Override>& changes) {
        for (const Override& change : changes) texts_.try_emplace(change.slot);
    }

    void find_in(Block& block) {
        for (auto& [_, texts] : texts_) texts.clear();
        add(slots_of_card(block));
        add(slots_of_badges(block));
        add(slots_below(block));
    }

    [[nodiscard]] const std::vector<std::string*>& of(std::string_view name) const { return texts_.at(name); }

private:
    void add(const Slots& slots) {
        for (const auto& [name, text] : slots) {
            if (const auto wanted = texts_.find(name); wanted != texts_.end()) wanted->second.push_back(text);
        }
    }

    std::unordered_map<std::string_view, std::vector<std::string*>> texts_;
};

// Applies overrides to a block, and remembers those that it must not.
class Overrider {
public:
    Overrider(Block& block, const std::vector<Override>& changes, std::vector<std::string>* refused)
        : block_(block), slots_(changes), refused_(refused) {}

    void apply(const Override& change) {
        if (change.slot == "hide" || change.slot == "order") {
            change.slot == "hide" ? hide(block_, words_of(change.value)) : reorder(block_, words_of(change.value));
            found_ = false;
            return;
        }
        if (!std::exchange(found_, true)) slots_.find_in(block_);
        for (std::string* text : slots_.of(change.slot)) {
            if (fits(change, *text)) *text = change.value;
        }
    }

    // Whether the text still is the one that was overridden, and the override can be published.
    bool fits(const Override& change, std::string_view text) {
        if (digest(text) != change.digest) return false;
        const bool safe = is_safe(change);
        if (!safe && refused_ != nullptr) refused_->push_back(change.slot);
        return safe;
    }

private:
    Block& block_;
    WantedSlots slots_;
    bool found_ = false;  // until badges move; a block that is overridden as a whole needs none
    std::vector<std::string>* refused_;
};

}  // namespace

std::string digest(std::string_view text) {
    std::uint32_t hash = 2166136261U;  // FNV-1a
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-+";
    const std::uint32_t folded = (hash >> 24U) ^ (hash & 0xffffffU);
    std::string result;
    for (const unsigned shift : {18U, 12U, 6U, 0U}) result += digits[(folded >> shift) & 63U];
    return result;
}

std::string residue_of(const Block& canonical, Block source) {
    assign_slots(source.badges, canonical.badges);
    Block copy = canonical;
    std::string residue;
    std::vector<std::string> hidden = badge_slots(canonical);
    const auto present = badge_slots(source);
    const std::unordered_set<std::string_view> seen(present.begin(), present.end());
    std::erase_if(hidden, [&](const std::string& slot) { return seen.contains(slot); });
    append_list(residue, "hide", hidden);
    hide(copy, hidden);
    if (badge_slots(copy) != present) {
        append_list(residue, "order", present);
        reorder(copy, present);
    }
    append_changes(residue, slots_of_card(copy), slots_of_card(source));
    append_changed_badges(residue, copy, source);
    append_changes(residue, slots_below(copy), slots_below(source));
    return residue;
}

std::string whole_residue(const Block& canonical, const Block& source, std::string_view text, const PageStyle& style) {
    std::string residue;
    append(residue, "block", text, print_block(canonical, style));
    if (source.attributes != canonical.attributes)
        append(residue, "attributes", source.attributes, canonical.attributes);
    return residue;
}

bool has_stale_block(const Block& canonical, std::string_view residue, const PageStyle& style) {
    const auto overrides = parse(residue);
    const auto block = std::ranges::find(overrides, "block", &Override::slot);
    return block != overrides.end() && block->digest != digest(print_block(canonical, style));
}

std::string print_with_residue(Block canonical, std::string_view residue, const PageStyle& style,
                               std::vector<std::string>* refused) {
    if (residue.empty()) return print_block(canonical, style);
    const std::vector<Override> changes = parse(residue);
    Overrider overrider(canonical, changes, refused);
    for (const Override& change : changes) {
        if (change.slot == "block" && overrider.fits(change, print_block(canonical, style))) return change.value;
        overrider.apply(change);
    }
    return print_block(canonical, style);
}

}  // namespace bibconv::badge_page
