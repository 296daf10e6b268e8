#include "app/item_census.hpp"

#include <functional>

#include "transform/inheritance.hpp"

namespace bibconv::app {
namespace {

ItemRecord::Kind kind_of(const Item& item) {
    using Kind = ItemRecord::Kind;
    if (const auto* entry = std::get_if<Entry>(&item)) return transform::is_data(*entry) ? Kind::data : Kind::work;
    if (const auto* directive = std::get_if<Directive>(&item))
        return directive->kind == Directive::Kind::macro ? Kind::macro : Kind::other;
    const auto* prose = std::get_if<Prose>(&item);
    return prose == nullptr || prose->format == "markdown" ? Kind::part : Kind::other;
}

}  // namespace

ItemRecord::ItemRecord(const Item& item) : kind(kind_of(item)), span(span_of(item)) {
    if (const auto* entry = std::get_if<Entry>(&item)) key = entry->key;
}

void ItemCensus::count(const ItemRecord& record, std::size_t source) {
    ++counts_.items;
    Finds& finds = finds_[source];
    switch (record.kind) {
        case ItemRecord::Kind::work:
            ++counts_.entries;
            finds.works = true;
            break;
        case ItemRecord::Kind::macro: finds.macros = true; break;
        case ItemRecord::Kind::part: finds.parts = true; break;
        case ItemRecord::Kind::data:
        case ItemRecord::Kind::other: break;
    }
    if (!record.key.empty()) watch(record);
}

void ItemCensus::watch(const ItemRecord& entry) {
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
