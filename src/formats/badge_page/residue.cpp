#include "formats/badge_page/residue.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

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

// Every text of a block that can differ on its own, by name.
std::vector<NamedText> slots_of(Block& block) {
    std::vector<NamedText> slots = {{"class", &block.entry_class},
                                    {"attributes", &block.attributes},
                                    {"title", &block.title},
                                    {"url", &block.url},
                                    {"gloss", &block.gloss}};
    for (PlacedBadge& placed : block.badges) {
        for (const BadgeMember& member : badge_members)
            slots.push_back({placed.slot + '.' + std::string(member.name), &member.text(placed)});
    }
    for (std::size_t i = 0; i < block.paragraphs.size(); ++i)
        slots.push_back({"paragraph." + std::to_string(i + 1), &block.paragraphs[i]});
    std::unordered_map<std::string, std::size_t> of_label;
    for (Bullet& bullet : block.bullets) {
        const std::size_t number = ++of_label[bullet.label];
        slots.push_back({"bullet." + bullet.label + (number == 1 ? "" : '.' + std::to_string(number)), &bullet.text});
    }
    return slots;
}

// Where the slots are, by their names; of those that share one, all, in their order.
using SlotsByName = std::unordered_map<std::string, std::vector<std::string*>>;

SlotsByName slots_by_name(Block& block) {
    SlotsByName slots;
    for (NamedText& slot : slots_of(block)) slots[std::move(slot.name)].push_back(slot.text);
    return slots;
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
    return change.slot == "attributes" ? markup::are_safe_attributes(change.value) : markup::is_safe_html(change.value);
}

// Applies overrides to a block, and remembers those that it must not.
class Overrider {
public:
    Overrider(Block& block, std::vector<std::string>* refused) : block_(block), refused_(refused) {}

    void apply(const Override& change) {
        if (change.slot == "hide" || change.slot == "order") {
            change.slot == "hide" ? hide(block_, words_of(change.value)) : reorder(block_, words_of(change.value));
            slots_.reset();
            return;
        }
        if (!slots_) slots_ = slots_by_name(block_);
        const auto found = slots_->find(change.slot);
        if (found == slots_->end()) return;
        for (std::string* text : found->second) {
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
    std::vector<std::string>* refused_;
    std::optional<SlotsByName> slots_;  // until badges move
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
    const SlotsByName ours = slots_by_name(copy);
    for (const NamedText& theirs : slots_of(source)) {
        const auto same = ours.find(theirs.name);
        if (same == ours.end()) continue;
        const std::string& text = *same->second.front();
        if (text != *theirs.text) append(residue, theirs.name, *theirs.text, text);
    }
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
    Overrider overrider(canonical, refused);
    for (const Override& change : parse(residue)) {
        if (change.slot == "block" && overrider.fits(change, print_block(canonical, style))) return change.value;
        overrider.apply(change);
    }
    return print_block(canonical, style);
}

}  // namespace bibconv::badge_page
