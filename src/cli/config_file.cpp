#include "cli/config_file.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <new>
#include <optional>
#include <sstream>
#include <string_view>

#include "base/output_file.hpp"
#include "base/small_text.hpp"

namespace bibconv::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view config_name = "bibconv.toml";
constexpr auto path_keys = std::to_array<std::string_view>({"INPUT", "output", "style", "learn-style", "report"});

std::string from_folder(const fs::path& folder, const std::string& key, const std::string& value) {
    if (value == "-") return value;
    const fs::path path = folder / value;
    std::error_code ignored;
    // A style may be a name as well.
    return key == "style" && !fs::exists(path, ignored) ? value : path.string();
}

[[noreturn]] void reject(const std::string& reason) { throw CLI::ConfigError(reason, CLI::ExitCodes::ConfigError); }

// A file that nobody named may have come with a stranger's folder: it speaks of that folder alone.
void check_inside(const fs::path& folder, const std::string& value) {
    const fs::path place = base::without_links((folder / value).string());
    const fs::path relative = fs::weakly_canonical(place).lexically_relative(fs::weakly_canonical(folder));
    if (value == "-" || (!relative.empty() && *relative.begin() != "..")) return;
    reject("'" + value + "' is not in the folder of " + std::string(config_name) +
           ", which may name it only when --config names that file");
}

// CLI11 needs time and memory with the square of how deep a name is. None of ours has more than one part and a section.
void check_depth(const std::string& text) {
    constexpr std::ptrdiff_t deepest = 16;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const std::string_view name = std::string_view(line).substr(0, line.find('='));
        const std::size_t begin = name.find_first_not_of(" \t");
        const bool is_value = begin != std::string_view::npos && (name[begin] == '"' || name[begin] == '\'');
        if (!is_value && std::ranges::count(name, '.') > deepest)
            reject("the configuration file has a name of more than 16 parts");
    }
}

// What a configuration may be, and CLI11 can read in bounded memory.
std::string bounded_text(std::istream& in) {
    std::optional<std::string> text = base::small_text(in, std::size_t{1} << 18U);
    if (!text) reject("the configuration file cannot be read, or is larger than 256 KiB");
    check_depth(*text);
    return *std::move(text);
}

}  // namespace

std::string nearest_config_file() {
    std::error_code error;
    fs::path folder = fs::current_path(error);
    if (error == std::errc::not_enough_memory) throw std::bad_alloc();
    while (!error) {
        const fs::path candidate = folder / config_name;
        if (fs::is_regular_file(candidate, error)) return candidate.string();
        error.clear();
        if (folder == folder.parent_path()) break;
        folder = folder.parent_path();
    }
    return {};
}

std::vector<CLI::ConfigItem> ConfigFile::from_config(std::istream& in) const {
    const fs::path folder = fs::path(app_.get_config_ptr()->as<std::string>()).parent_path();
    const bool found = app_.get_config_ptr()->count() == 0;
    std::istringstream lines(bounded_text(in));
    std::vector<CLI::ConfigItem> all = ConfigBase::from_config(lines);
    for (CLI::ConfigItem& item : all) {
        if (std::ranges::find(path_keys, item.name) == path_keys.end()) continue;
        for (std::string& value : item.inputs) {
            std::string path = from_folder(folder, item.name, value);
            const bool is_name = path == value && !fs::path(value).is_absolute();  // of a style
            if (found && !is_name) check_inside(folder, value);
            value = std::move(path);
        }
    }
    return all;
}

}  // namespace bibconv::cli
