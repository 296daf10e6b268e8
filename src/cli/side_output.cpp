#include "cli/side_output.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/output_file.hpp"
#include "formats/badge_page/style.hpp"

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

// By name, or as the file that the shell sends it to.
bool is_standard_output(const std::string& path) {
    std::error_code ignored;
    return base::names_standard_output(path) ||
           (fs::is_regular_file(path, ignored) && fs::equivalent(path, "/dev/stdout", ignored));
}

[[noreturn]] void refuse(const std::string& side, std::string_view option) {
    throw Overwriting("'" + side + "' would be overwritten by " + std::string(option));
}

// The files that say how to convert.
std::vector<std::string> settings_of(const CommandLine& command) {
    std::error_code ignored;
    const std::string& style = command.options.page_style;
    std::vector<std::string> files = {command.config};
    if (!badge_page::is_builtin_style(style) && fs::exists(style, ignored)) files.push_back(style);
    return files;
}

std::vector<std::string> inputs_of(const CommandLine& command) {
    std::vector<std::string> files = command.inputs;
    std::ranges::replace(files, "-", "/dev/stdin");
    return files;
}

void check(const std::string& written, std::string_view option, const std::vector<std::string>& spared) {
    std::error_code ignored;
    if (written.empty() || written == "-" || (fs::exists(written, ignored) && !fs::is_regular_file(written, ignored)))
        return;
    for (const std::string& other : spared) {
        if (!other.empty() && other != "-" && is_same_file(written, other)) refuse(written, option);
    }
}

}  // namespace

void check_output(const CommandLine& command) { check(command.output, "-o", settings_of(command)); }

bool replaces_input(const CommandLine& command) {
    return command.output != "-" && std::ranges::any_of(inputs_of(command), [&](const std::string& input) {
               return is_same_file(command.output, input);
           });
}

void check_side_output(const CommandLine& command, const std::string& side, std::string_view option) {
    std::vector<std::string> others = settings_of(command);
    for (std::string& input : inputs_of(command)) others.push_back(std::move(input));
    others.push_back(command.output);
    check(side, option, others);
}

void check_report(const CommandLine& command) {
    if (is_standard_output(command.report) && is_standard_output(command.output))
        throw Overwriting("--report and the output would share the standard output; -o names a file");
    check_side_output(command, command.report, "--report");
}

}  // namespace bibconv::cli
