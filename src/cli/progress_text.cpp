#include "cli/progress_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <vector>

namespace bibconv::cli {
namespace {

using Seconds = std::chrono::duration<double>;
using Stage = Progress::Stage;

constexpr Seconds patience{2};  // what takes no longer needs no line
constexpr Seconds first_guess{1};

struct Unit {
    std::string_view name;
    double bytes;
};
constexpr auto units = std::to_array<Unit>({{"kB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"TB", 1e12}});

std::string number(double value, bool exact) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", exact ? 1 : 0, value);
    return text.data();
}

std::string grouped(std::uint64_t value) {
    std::string text = std::to_string(value);
    for (std::size_t at = text.size(); at > 3; text.insert(at, ",")) at -= 3;
    return text;
}

// "193 MB" or "193 of 569 MB (33 %)". A file may have grown, and some files of the system say that they have no bytes.
std::string amount(std::uint64_t bytes, std::uint64_t total) {
    const auto largest = static_cast<double>(std::max(bytes, total));
    const Unit* unit = units.begin();
    while (unit + 1 != units.end() && largest >= (unit + 1)->bytes) ++unit;
    const bool exact = largest < 10 * unit->bytes;
    const auto said = [&](std::uint64_t value) { return number(static_cast<double>(value) / unit->bytes, exact); };
    const std::string name = ' ' + std::string(unit->name);
    if (total < bytes || total == 0) return said(bytes) + name;
    const double percent = 100 * static_cast<double>(bytes) / static_cast<double>(total);
    return said(bytes) + " of " + said(total) + name + " (" + std::to_string(static_cast<int>(percent)) + " %)";
}

// "0:12" or "1:05:00".
std::string duration(double seconds) {
    constexpr double longest = 100 * 3600 - 1;
    const auto all = static_cast<unsigned>(std::min(seconds + 0.5, longest));
    std::array<char, 64> text{};
    if (all < 3600) {
        std::snprintf(text.data(), text.size(), "%u:%02u", all / 60, all % 60);
    } else {
        std::snprintf(text.data(), text.size(), "%u:%02u:%02u", all / 3600, all / 60 % 60, all % 60);
    }
    return text.data();
}

std::vector<std::string> converting(const Progress& progress, Seconds passed) {
    const std::uint64_t bytes = progress.bytes, total = progress.total, entries = progress.entries;
    std::vector<std::string> parts = {"converting " + amount(bytes, total)};
    if (passed < first_guess || entries == 0) return parts;
    parts.push_back(grouped(static_cast<std::uint64_t>(static_cast<double>(entries) / passed.count())) + " entries/s");
    if (bytes == 0 || bytes >= total) return parts;
    parts.push_back(duration(passed.count() * static_cast<double>(total - bytes) / static_cast<double>(bytes)) +
                    " left");
    return parts;
}

// What matters less stands behind, and is left out first.
std::vector<std::string> parts_of(const Progress& progress, Stage stage, Seconds passed) {
    switch (stage) {
        case Stage::copying: return {"reading " + amount(progress.bytes, progress.total)};
        // It may read the inputs more than once.
        case Stage::searching: return {"looking for entries that others refer to", amount(progress.bytes, 0)};
        case Stage::converting: return converting(progress, passed);
        case Stage::finishing: break;
    }
    return {"writing " + grouped(progress.entries) + " entries"};
}

}  // namespace

std::string ProgressText::at(Clock::time_point now, const Progress& progress, std::size_t columns) {
    const Stage stage = progress.stage;
    if (stage != stage_) stage_begin_ = last_look_;
    last_look_ = now;
    stage_ = stage;
    if (now - begin_ < patience) return {};
    std::string text;
    for (const std::string& part : parts_of(progress, stage, now - stage_begin_)) {
        std::string longer = (text.empty() ? "bibconv: " : text + ", ") + part;
        if (longer.size() > columns) break;
        text = std::move(longer);
    }
    return text;
}

}  // namespace bibconv::cli
