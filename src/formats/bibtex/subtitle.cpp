#include "formats/bibtex/subtitle.hpp"

#include <algorithm>
#include <array>

#include "markup/latex.hpp"
#include "model/titles.hpp"

namespace bibconv::bibtex {
namespace {

constexpr auto subtitles =
    std::to_array<std::string_view>({"bibtex:subtitle", "bibtex:booksubtitle", "bibtex:journalsubtitle"});

}  // namespace

std::optional<RichText> without_subtitle(const RichText& whole, const RichText& subtitle) {
    const std::string latex = markup::encode_latex(whole);
    const std::string end = markup::encode_latex(subtitle);
    for (const std::string_view separator : {": ", " "}) {
        const std::string tail = std::string(separator) + end;
        if (!latex.ends_with(tail)) continue;
        RichText title = markup::decode_latex(std::string_view(latex).substr(0, latex.size() - tail.size()));
        if (model::with_subtitle(title, subtitle) == whole) return title;
    }
    return std::nullopt;
}

void join_subtitles(Entry& entry) {
    for (const std::string_view subtitle : subtitles) {
        const std::string_view title = model::title_of_subtitle(subtitle, entry.type);
        const auto* raw = entry.fields.get<std::string>(subtitle);
        const auto* text = entry.fields.get<RichText>(title);
        if (raw != nullptr && text != nullptr && !text->empty() && !raw->empty())
            entry.fields.set(title, model::with_subtitle(*text, markup::decode_latex(*raw)));
    }
}

bool has_subtitles(const Entry& entry) noexcept {
    return std::ranges::any_of(subtitles, [&](std::string_view subtitle) { return entry.fields.has(subtitle); });
}

void split_subtitles(Entry& entry) {
    for (const std::string_view subtitle : subtitles) {
        const std::string_view title = model::title_of_subtitle(subtitle, entry.type);
        const auto* raw = entry.fields.get<std::string>(subtitle);
        const auto* text = entry.fields.get<RichText>(title);
        if (raw == nullptr || text == nullptr || raw->empty() || text->empty()) continue;
        if (auto rest = without_subtitle(*text, markup::decode_latex(*raw)))
            entry.fields.set(title, std::move(*rest));
        else
            entry.fields.erase(subtitle);
    }
}

}  // namespace bibconv::bibtex
