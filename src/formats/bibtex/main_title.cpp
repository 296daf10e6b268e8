#include "formats/bibtex/main_title.hpp"

#include <utility>

#include "formats/bibtex/subtitle.hpp"
#include "markup/latex.hpp"
#include "model/titles.hpp"

namespace bibconv::bibtex {
namespace {

constexpr std::string_view main_title = "bibtex:maintitle";
constexpr std::string_view main_subtitle = "bibtex:mainsubtitle";
constexpr std::string_view volume_title = "volume-title";

}  // namespace

void raise_main_title(Entry& entry) {
    const std::string_view title = model::title_of_volumes(entry.type);
    const auto* raw = entry.fields.get<std::string>(main_title);
    const auto* volume = entry.fields.get<RichText>(title);
    if (raw == nullptr || volume == nullptr || entry.fields.has(volume_title)) return;
    RichText whole = markup::decode_latex(*raw);
    if (const auto* subtitle = entry.fields.get<std::string>(main_subtitle))
        whole = model::with_subtitle(std::move(whole), markup::decode_latex(*subtitle));
    if (whole.empty()) return;
    entry.fields.add(std::string(volume_title), *volume);
    entry.fields.set(title, std::move(whole));
    entry.fields.erase(main_title);
}

bool has_volume_title(const Entry& entry) noexcept {
    return !model::title_of_volumes(entry.type).empty() && entry.fields.get<RichText>(volume_title) != nullptr;
}

void lower_main_title(Entry& entry) {
    const std::string_view title = model::title_of_volumes(entry.type);
    const auto* whole = entry.fields.get<RichText>(title);
    const auto* volume = entry.fields.get<RichText>(volume_title);
    if (whole == nullptr || volume == nullptr || entry.fields.has(main_title)) return;
    RichText main = *whole;
    const std::string subtitle = entry.fields.text(main_subtitle);
    const auto rest = subtitle.empty() ? std::nullopt : without_subtitle(main, markup::decode_latex(subtitle));
    entry.fields.set(title, *volume);
    entry.fields.erase(volume_title);
    entry.fields.erase(main_subtitle);
    entry.fields.add(std::string(main_title), markup::encode_latex(rest.value_or(main)));
    if (rest) entry.fields.add(std::string(main_subtitle), subtitle);
}

}  // namespace bibconv::bibtex
