#include "app/item_census.hpp"

#include <functional>

#include "transform/inheritance.hpp"

namespace bibconv::app {

void ItemCensus::put(Item item) {
    ++counts_.items;
    if (const auto* entry = std::get_if<Entry>(&item)) {
        if (!transform::is_data(*entry)) ++counts_.entries;
        watch(*entry);
    } else if (const auto* directive = std::get_if<Directive>(&item)) {
        macros_ += directive->kind == Directive::Kind::macro ? 1U : 0U;
    } else {
        const auto* prose = std::get_if<Prose>(&item);
        parts_ += prose == nullptr || prose->format == "markdown" ? 1U : 0U;
    }
    next_.put(std::move(item));
}

void ItemCensus::watch(const Entry& entry) {
    if (entry.key.empty()) return;
    const Place here{static_cast<std::uint16_t>(entry.span.source), static_cast<std::uint16_t>(entry.span.line >> 16U),
                     static_cast<std::uint16_t>(entry.span.line)};
    const auto [first, is_new] = seen_.try_emplace(std::hash<std::string>()(entry.key), here);
    if (is_new) return;
    std::string message = "two entries have the key '" + entry.key + "'; both are kept" + describe(first);
    diagnostics_.report({Severity::warning, "key.duplicate", std::move(message), entry.span, 0, {}});
}

std::string ItemCensus::describe(const Place& place) const {
    if (place.line() == 0 || place.source >= inputs_.size()) return {};
    return ", the first is at " + inputs_[place.source].name + ':' + std::to_string(place.line());
}

}  // namespace bibconv::app
