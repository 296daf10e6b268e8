#include "cli/side_output.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include "base/output_file.hpp"

namespace bibconv::cli {
namespace fs = std::filesystem;
namespace {

bool is_same_file(const std::string& a, const std::string& b) {
    std::error_code ignored;
    const auto place = [&](const std::string& path) {
        return fs::weakly_canonical(base::without_links(fs::absolute(path, ignored).string()), ignored);
    };
    if (fs::equivalent(a, b, ignored)) return true;
    const fs::path place_of_a = place(a);
    return !place_of_a.empty() && place_of_a == place(b);
}

[[noreturn]] void refuse(const std::string& side, std::string_view option) {
    throw UsageError("'" + side + "' would be overwritten by " + std::string(option));
}

}  // namespace

void check_side_output(const CommandLine& command, const std::string& side, std::string_view option) {
    std::error_code ignored;
    if (side.empty() || side == "-" || (fs::exists(side, ignored) && !fs::is_regular_file(side, ignored))) return;
    std::vector<std::string> others = command.inputs;
    others.insert(others.end(), {command.output, command.config});
    if (fs::exists(command.options.page_style, ignored)) others.push_back(command.options.page_style);
    for (const std::string& other : others) {
        if (!other.empty() && other != "-" && is_same_file(side, other)) refuse(side, option);
    }
}

void check_side_output(const InputFile& input, const std::string& side, std::string_view option) {
    if (input.buffer().is_file_at(side)) refuse(side, option);
}

}  // namespace bibconv::cli
