// Reads tests/cli/*.md and runs what they say.
#include "cli/document.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

#include "support/catch.hpp"
#include "support/golden.hpp"

namespace fs = std::filesystem;

namespace bibconv::test {
namespace {

std::vector<std::string> lines_of(const fs::path& path) {
    std::ifstream in(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string content_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string joined(const std::vector<std::string>& lines, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) text += lines[i] + '\n';
    return text;
}

Command parse_command(const std::vector<std::string>& lines, std::size_t begin, std::size_t end) {
    Command command;
    command.line = lines[begin].substr(2);
    command.begin = begin + 1;
    command.end = end;
    const auto first = lines.begin() + static_cast<std::ptrdiff_t>(command.begin);
    const auto last = lines.begin() + static_cast<std::ptrdiff_t>(end);
    if (const auto mark = std::find(first, last, "^D"); mark != last) {
        const auto at = static_cast<std::size_t>(mark - lines.begin());
        command.has_input = true;
        command.input = joined(lines, command.begin, at);
        command.begin = at + 1;
    }
    command.expected = joined(lines, command.begin, end);
    return command;
}

std::string marked(const std::string& text, const std::string& mark) {
    std::istringstream in(text);
    std::string result;
    for (std::string line; std::getline(in, line);) result += mark + line + '\n';
    return result;
}

bool line_fits(const std::string& expected, const std::string& actual) {
    constexpr std::string_view anything = " …";
    if (!expected.ends_with(anything)) return actual == expected;
    return actual.starts_with(expected.substr(0, expected.size() - anything.size()));
}

bool fits(const std::string& expected, const std::string& actual) {
    std::istringstream in_expected(expected);
    std::istringstream in_actual(actual);
    std::string left;
    std::string right;
    while (std::getline(in_expected, left)) {
        if (!std::getline(in_actual, right) || !line_fits(left, right)) return false;
    }
    return !std::getline(in_actual, right);
}

// A folder of its own for each document, with the samples at hand; gone with the object.
struct Workshop {
    fs::path path;
    explicit Workshop(const std::string& name)
        : path(fs::temp_directory_path() / ("bibconv-" + name + '-' + std::to_string(::getpid()))) {
        fs::remove_all(path);
        fs::create_directories(path / "work");
        fs::create_directory_symlink(BIBCONV_SOURCE_DIR "/samples", path / "work/samples");
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
    ~Workshop() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

void write_document(const fs::path& path, const std::vector<std::string>& lines) {
    std::ofstream out(path);
    for (const std::string& line : lines) out << line << '\n';
}

void accept(std::vector<std::string>& lines, const Command& command, const std::string& actual) {
    std::istringstream in(actual);
    std::vector<std::string> replacement;
    for (std::string line; std::getline(in, line);) replacement.push_back(line);
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(command.begin);
    const auto at = lines.erase(begin, lines.begin() + static_cast<std::ptrdiff_t>(command.end));
    lines.insert(at, replacement.begin(), replacement.end());
}

void run_document(const fs::path& path) {
    std::vector<std::string> lines = lines_of(path);
    const Workshop workshop(path.stem().string());
    std::vector<std::pair<Command, std::string>> changed;
    for (const Step& step : parse_document(lines)) {
        if (!step.file.empty()) {
            std::ofstream(workshop.path / "work" / step.file, std::ios::binary) << step.content;
            continue;
        }
        INFO(path.filename().string() << ':' << step.command.begin << ": " << step.command.line);
        const std::string actual = run_command(step.command, workshop.path.string());
        if (fits(step.command.expected, actual)) {
            SUCCEED("as the document says");
        } else if (accepting()) {
            changed.emplace_back(step.command, actual);
        } else {
            CHECK(actual == step.command.expected);
        }
    }
    std::ranges::reverse(changed);  // from the end, so that the line numbers before it stay true
    for (const auto& [command, actual] : changed) accept(lines, command, actual);
    if (!changed.empty()) write_document(path, lines);
}

}  // namespace

std::vector<Step> parse_document(const std::vector<std::string>& lines) {
    constexpr std::string_view file_fence = "```file ";
    std::vector<Step> steps;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].starts_with("```")) continue;
        const std::size_t begin = i + 1;
        for (i = begin; i < lines.size() && lines[i] != "```";) ++i;
        const std::string& fence = lines[begin - 1];
        if (fence.starts_with(file_fence)) {
            steps.push_back({fence.substr(file_fence.size()), joined(lines, begin, i), {}});
        } else if (begin < i && lines[begin].starts_with("% ")) {
            steps.push_back({"", "", parse_command(lines, begin, i)});
        }
    }
    return steps;
}

std::string run_command(const Command& command, const std::string& folder) {
    std::ofstream(folder + "/input", std::ios::binary) << command.input;
    std::ofstream(folder + "/script") << "cd '" << folder << "/work'\n" << command.line << '\n';
    const std::string bin = fs::path(BIBCONV_BINARY).parent_path().string();
    const std::string shell = "unset NO_COLOR; PATH='" + bin + "':\"$PATH\" LC_ALL=C sh '" + folder + "/script' <'" +
                              folder + "/input' >'" + folder + "/output' 2>'" + folder + "/errors'";
    const int status = std::system(shell.c_str());
    std::string result = content_of(folder + "/output");
    if (!result.empty() && result.back() != '\n') result += '\n';
    result += marked(content_of(folder + "/errors"), "2> ");
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code != 0) result += "=> " + std::to_string(code) + '\n';
    return result;
}

TEST_CASE("the command does what its documents say", "[cli]") {
    std::vector<fs::path> documents;
    for (const auto& file : fs::directory_iterator(BIBCONV_SOURCE_DIR "/tests/cli")) {
        if (file.path().extension() == ".md") documents.push_back(file.path());
    }
    std::ranges::sort(documents);
    REQUIRE_FALSE(documents.empty());
    for (const fs::path& document : documents) run_document(document);
}

}  // namespace bibconv::test
