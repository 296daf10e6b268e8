#include "cli/split_file.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <optional>
#include <set>
#include <string>

#include "base/output_file.hpp"
#include "bibconv/convert.hpp"
#include "cli/input_file.hpp"
#include "cli/reporter.hpp"
#include "cli/unknown_format.hpp"
#include "text/ascii.hpp"

namespace bibconv::cli {
namespace {

std::string splittable_formats() {
    std::string names;
    for (const Format* format : formats()) {
        if (format->split == nullptr) continue;
        if (!names.empty()) names += ", ";
        names += format->name;
    }
    return names;
}

// "large" and ".bib" make "large-07.bib"; with leading zeros the names sort like the parts.
class PartNames {
public:
    PartNames(const CommandLine& command, const Format& format) : width_(std::to_string(command.parts).size()) {
        const std::filesystem::path input(command.inputs.front());
        const bool named = command.inputs.front() != "-";
        prefix_ = !command.output.empty() ? command.output : named ? input.stem().string() : "part";
        suffix_ = named && input.has_extension() ? input.extension().string() : std::string(format.suffixes.front());
    }
    [[nodiscard]] std::string operator()(std::size_t part) const {
        const std::string number = std::to_string(part + 1);
        return prefix_ + '-' + std::string(width_ - number.size(), '0') + number + suffix_;
    }

    // Files that look like parts and are none of this splitting: they were there before.
    [[nodiscard]] std::size_t others(std::size_t parts) const {
        namespace fs = std::filesystem;
        const fs::path folder = fs::path(prefix_).parent_path();
        const std::string begin = fs::path(prefix_).filename().string() + '-';
        std::set<std::string> ours;
        for (std::size_t part = 0; part < parts; ++part) ours.insert(fs::path((*this)(part)).filename().string());
        std::error_code ignored;
        std::size_t count = 0;
        for (const auto& file : fs::directory_iterator(folder.empty() ? "." : folder, ignored)) {
            const std::string name = file.path().filename().string();
            if (!name.starts_with(begin) || !name.ends_with(suffix_) || ours.contains(name)) continue;
            const std::string_view number = std::string_view(name).substr(
                begin.size(), name.size() - std::min(name.size(), begin.size() + suffix_.size()));
            count += !number.empty() && std::ranges::all_of(number, text::is_digit) ? 1U : 0U;
        }
        return count;
    }

private:
    std::size_t width_;
    std::string prefix_;
    std::string suffix_;
};

}  // namespace

Status split_file(const CommandLine& command) {
    const Format* from = command.from.empty() ? nullptr : find_format(command.from);
    if (!command.from.empty() && from == nullptr) throw UsageError(unknown_format(command.from, readable_formats()));
    InputFile file(command.inputs.front(), from, command.encoding, [](const Format&) { return true; });
    const Format& format = file.format();
    if (format.split == nullptr)
        throw UsageError("the format " + std::string(format.name) +
                         " cannot be split; these can: " + splittable_formats());
    const PartNames name_of(command, format);
    for (std::size_t part = 0; part < command.parts; ++part) {
        if (file.buffer().is_file_at(name_of(part)))
            throw UsageError("'" + name_of(part) + "' is the input, and one of the parts; -o gives them another name");
    }
    std::optional<base::OutputFile> output;
    const auto next = [&](std::size_t part) -> std::ostream& {
        if (output) output->commit();
        output.emplace(name_of(part));
        return output->stream();
    };
    split({file.stream(), file.name(), format}, command.parts, next, command.options);
    if (output) output->commit();

    Reporter reporter(std::cerr, {}, command);
    const std::string from_name(format.name);
    reporter.report(
        {Severity::note,
         "split.format",
         "the parts are " + from_name + ", which one of them alone may not look like: -f " + from_name + " says so",
         {},
         0,
         {}});
    if (const std::size_t others = name_of.others(command.parts); others > 0) {
        reporter.report({Severity::warning,
                         "split.other-parts",
                         std::to_string(others) + " other files that are named like parts were there before",
                         {},
                         0,
                         {}});
    }
    file.tell_malformed(reporter);
    return reporter.has_errors() ? Status::bad_input : Status::fine;
}

}  // namespace bibconv::cli
