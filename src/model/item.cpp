#include "bibconv/item.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace bibconv {
namespace {

constexpr std::size_t few = 48;  // fields are faster looked through than looked up

}  // namespace

const Field* Fields::find(std::string_view name) const noexcept {
    if (places_ != nullptr) {
        const auto [first, last] = places_->equal_range(std::hash<std::string_view>()(name));
        const auto same =
            std::find_if(first, last, [&](const auto& place) { return fields_[place.second].name == name; });
        return same == last ? nullptr : &fields_[same->second];
    }
    const auto found = std::ranges::find(fields_, name, &Field::name);
    return found == fields_.end() ? nullptr : &*found;
}

Field* Fields::find(std::string_view name) noexcept {
    return const_cast<Field*>(std::as_const(*this).find(name));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

std::string Fields::text(std::string_view name) const {
    if (const auto* verbatim = get<std::string>(name)) return *verbatim;
    if (const auto* rich_text = get<RichText>(name)) return plain_text(*rich_text);
    return {};
}

RichText Fields::rich(std::string_view name) const {
    if (const auto* verbatim = get<std::string>(name)) return *verbatim;
    if (const auto* rich_text = get<RichText>(name)) return *rich_text;
    return {};
}

void Fields::add(std::string name, Value value, Span span) {
    fields_.push_back({std::move(name), std::move(value), span});
    if (fields_.size() > few) note_last();
}

// An entry has a dozen fields. Somebody who wants to keep us busy makes one of a million.
void Fields::note_last() {
    if (places_ != nullptr && places_.use_count() > 1) places_ = std::make_shared<Places>(*places_);
    std::size_t at = fields_.size() - 1;
    if (places_ == nullptr) {
        places_ = std::make_shared<Places>();
        at = 0;
    }
    for (; at < fields_.size(); ++at) {
        const std::string_view name = fields_[at].name;
        if (!has(name)) places_->emplace(std::hash<std::string_view>()(name), at);
    }
}

void Fields::set(std::string_view name, Value value) {
    if (Field* field = find(name)) {
        field->value = std::move(value);
    } else {
        add(std::string(name), std::move(value));
    }
}

void Fields::erase(std::string_view name) {
    if (!has(name)) return;
    std::erase_if(fields_, [name](const Field& field) { return field.name == name; });
    places_.reset();
    if (fields_.size() > few) note_last();
}

const Span& span_of(const Item& item) noexcept {
    return std::visit([](const auto& value) -> const Span& { return value.span; }, item);
}

const Span& span_of(const Field& field, const Entry& entry) noexcept {
    return field.span.known() ? field.span : entry.span;
}

}  // namespace bibconv
