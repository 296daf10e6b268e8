#include <algorithm>
#include <array>

#include "formats/json_ld/actions.hpp"
#include "model/links.hpp"

// The actions whose fields hold addresses.
namespace bibconv::json_ld {
namespace {

// The languages that links to translations are labelled with.
struct LanguageLabel {
    std::string_view label, tag;
};
constexpr auto language_labels = std::to_array<LanguageLabel>({{"English", "en"},
                                                               {"Japanese", "ja"},
                                                               {"日本語", "ja"},
                                                               {"Chinese", "zh"},
                                                               {"中文", "zh"},
                                                               {"German", "de"},
                                                               {"Deutsch", "de"},
                                                               {"French", "fr"},
                                                               {"Français", "fr"},
                                                               {"Spanish", "es"},
                                                               {"Español", "es"},
                                                               {"Korean", "ko"}});

std::string_view language_of_label(std::string_view label) {
    const auto found = std::ranges::find(language_labels, label, &LanguageLabel::label);
    return found == language_labels.end() ? std::string_view() : found->tag;
}

// Calls `use` for each link of the field that leads to the web, and counts the others as lost. Says whether there is
// any link at all.
template <class Use>
bool each_link(Draft& draft, const Field& field, Use use) {
    const auto found = model::links_of(draft.entry, field.name);
    for (const model::NamedLink& link : found) {
        if (const auto address = web_url(link.url))
            use(*address, link.text);
        else
            draft.lose("link", field, "link '" + link.url + "'");
    }
    return !found.empty();
}

}  // namespace

bool url(Draft& draft, const Field& field, std::string_view property) {
    const auto address = web_url(plain_value(field.value));
    if (address)
        add(draft.work, property, *address);
    else
        draft.lose("link", field, "link '" + plain_value(field.value) + "'");
    return true;
}

bool license(Draft& draft, const Field& field, std::string_view property) {
    const auto found = model::links_of(draft.entry, field.name);
    const auto address = found.size() == 1 ? web_url(found.front().url) : std::nullopt;
    if (address) add(draft.work, property, *address);
    return address.has_value();
}

bool elsewhere(Draft& draft, const Field& field, std::string_view property) {
    return each_link(draft, field, [&](const std::string& address, const std::string& label) {
        const std::string_view language = language_of_label(label);
        Json page = node(language.empty() ? std::string_view("WebPage") : draft.type.work);
        add(page, "url", address);
        add(page, "inLanguage", language);
        if (language.empty()) add(page, "description", label);
        add(draft.work, language.empty() ? property : "workTranslation", std::move(page));
    });
}

bool add_links(Draft& draft, const Field& field, std::string_view property, std::string_view type,
               std::string_view address_property) {
    return each_link(draft, field, [&](const std::string& address, const std::string& label) {
        Json linked = node(type);
        add(linked, address_property, address);
        add(linked, "description", label);
        add(draft.work, property, std::move(linked));
    });
}

}  // namespace bibconv::json_ld
