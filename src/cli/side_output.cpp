#include "cli/side_output.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace bibconv::cli {
namespace fs = std::filesystem;
namespace {

bool is_same_file(const std::string& a, const std::string& b) {
    std::error_code ignored;
    return fs::equivalent(a, b, ignored) || fs::absolute(a).lexically_normal() == fs::absolute(b).lexically_normal();
}

}  // namespace

void check_side_output(const CommandLine& command, const std::string& side, std::string_view option) {
    std::error_code ignored;
    if (side.empty() || side == "-" || (fs::exists(side, ignored) && !fs::is_regular_file(side, ignored))) return;
    std::vector<std::string> others = command.inputs;
    others.push_back(command.output);
    for (const std::string& other : others) {
        if (other == "-" || !is_same_file(side, other)) continue;
        throw UsageError("'" + side + "' would be overwritten by " + std::string(option));
    }
}

}  // namespace bibconv::cli
