#include "cli/split_file.hpp"

#include <filesystem>
#include <optional>

#include "base/output_file.hpp"
#include "bibconv/convert.hpp"
#include "cli/input_file.hpp"
#include "cli/unknown_format.hpp"

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
    const PartNames name_of(command, *find_format(format.name));
    std::optional<base::OutputFile> output;
    const auto next = [&](std::size_t part) -> std::ostream& {
        if (output) output->commit();
        output.emplace(name_of(part));
        return output->stream();
    };
    split({file.stream(), file.name(), format}, command.parts, next, command.options);
    if (output) output->commit();
    return Status::fine;
}

}  // namespace bibconv::cli
