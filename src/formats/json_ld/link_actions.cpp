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

// Calls `use` for each link of the field that leads to the web, and counts the others, and words, as lost. Says whether
// there is anything at all.
template <class Use>
bool each_link(Draft& draft, const Field& field, Use use) {
    const auto found = model::links_and_words_of(draft.entry, field.name);
    for (const model::NamedLink& link : found.links) {
        if (const auto address = web_url(link.url))
            use(*address, link.text);
        else
            draft.lose("link", field, "link '" + link.url + "'");
    }
    if (!found.words.empty()) draft.lose("link", field, "link '" + found.words + "'");
    return !found.links.empty() || !found.words.empty();
}

}  // namespace

bool url(Draft& draft, const Field& field, std::string_view property) {
    return each_link(draft, field,
                     [&](const std::string& address, const std::string&) { add(draft.work, property, address); });
}

bool license(Draft& draft, const Field& field, std::string_view property) {
    const auto found = model::links_and_words_of(draft.entry, field.name);
    const bool alone = found.links.size() == 1 && found.words.empty();
    const auto address = alone ? web_url(found.links.front().url) : std::nullopt;
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
