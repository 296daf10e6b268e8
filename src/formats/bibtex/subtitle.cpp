#include "formats/bibtex/subtitle.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "markup/latex.hpp"

namespace bibconv::bibtex {
namespace {

struct Pair {
    std::string_view title, subtitle;
};
constexpr auto pairs = std::to_array<Pair>({{"title", "bibtex:subtitle"},
                                            {"container-title", "bibtex:booksubtitle"},
                                            {"container-title", "bibtex:journalsubtitle"}});

std::string_view separator_behind(const RichText& title) {
    const std::string text = plain_text(title);
    const bool ends_itself =
        !text.empty() && std::string_view("?!:.\u2026").find(text.back()) != std::string_view::npos;
    return ends_itself ? " " : ": ";
}

RichText joined(RichText title, RichText subtitle) {
    title.append(separator_behind(title));
    title.append(std::move(subtitle));
    return title;
}

// The title that makes `whole` with this subtitle.
std::optional<RichText> without(const RichText& whole, const RichText& subtitle) {
    const std::string latex = markup::encode_latex(whole);
    const std::string end = markup::encode_latex(subtitle);
    for (const std::string_view separator : {": ", " "}) {
        const std::string tail = std::string(separator) + end;
        if (!latex.ends_with(tail)) continue;
        RichText title = markup::decode_latex(std::string_view(latex).substr(0, latex.size() - tail.size()));
        if (joined(title, subtitle) == whole) return title;
    }
    return std::nullopt;
}

}  // namespace

void join_subtitles(Entry& entry) {
    for (const auto& [title, subtitle] : pairs) {
        const auto* raw = entry.fields.get<std::string>(subtitle);
        const auto* text = entry.fields.get<RichText>(title);
        if (raw != nullptr && text != nullptr && !text->empty() && !raw->empty())
            entry.fields.set(title, joined(*text, markup::decode_latex(*raw)));
    }
}

bool has_subtitles(const Entry& entry) noexcept {
    return std::ranges::any_of(pairs, [&](const Pair& pair) { return entry.fields.has(pair.subtitle); });
}

void split_subtitles(Entry& entry) {
    for (const auto& [title, subtitle] : pairs) {
        const auto* raw = entry.fields.get<std::string>(subtitle);
        const auto* text = entry.fields.get<RichText>(title);
        if (raw == nullptr || text == nullptr || raw->empty()) continue;
        if (auto rest = without(*text, markup::decode_latex(*raw)))
            entry.fields.set(title, std::move(*rest));
        else
            entry.fields.erase(subtitle);
    }
}

}  // namespace bibconv::bibtex
