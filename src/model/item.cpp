#include "bibconv/item.hpp"

#include <algorithm>
#include <utility>

namespace bibconv {

const Field* Fields::find(std::string_view name) const noexcept {
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
}

void Fields::set(std::string_view name, Value value) {
    if (Field* field = find(name)) {
        field->value = std::move(value);
    } else {
        add(std::string(name), std::move(value));
    }
}

void Fields::erase(std::string_view name) {
    std::erase_if(fields_, [name](const Field& field) { return field.name == name; });
}

const Span& span_of(const Item& item) noexcept {
    return std::visit([](const auto& value) -> const Span& { return value.span; }, item);
}

const Span& span_of(const Field& field, const Entry& entry) noexcept {
    return field.span.known() ? field.span : entry.span;
}

}  // namespace bibconv
