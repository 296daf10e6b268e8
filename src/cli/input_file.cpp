#include "cli/input_file.hpp"

#include "cli/command_line.hpp"
#include "cli/unknown_format.hpp"

namespace bibconv::cli {
namespace {

const Format& readable(const Format& format) {
    if (format.read == nullptr) {
        throw UsageError("the format " + std::string(format.name) + " can only be written; readable are " +
                         readable_formats());
    }
    return format;
}

const Format& guess(const std::string& path, const std::string& name, base::InputBuffer& buffer) {
    const Format* by_path = format_of_path(path);
    if (by_path != nullptr && by_path->read != nullptr) return *by_path;
    const Format* by_content = format_of_content(buffer.head());
    if (by_content != nullptr) return readable(*by_content);
    if (by_path != nullptr) return readable(*by_path);
    const char* const why = buffer.head().empty() ? ", which is empty" : "";
    throw UsageError("cannot tell the format of " + name + why + "; say it with -f: " + readable_formats());
}

}  // namespace

InputFile::InputFile(const std::string& path, const Format* from)
    : name_(path == "-" ? "<stdin>" : path),
      buffer_(base::open_input(path), name_),
      stream_(&buffer_),
      format_(from != nullptr ? from : &guess(path, name_, buffer_)) {
    stream_.exceptions(std::ios::badbit);
}

std::vector<std::unique_ptr<InputFile>> open_inputs(const std::vector<std::string>& paths, const std::string& from) {
    const Format* format = from.empty() ? nullptr : find_format(from);
    if (!from.empty() && format == nullptr) throw UsageError(unknown_format(from, readable_formats()));
    if (format != nullptr) readable(*format);
    std::vector<std::unique_ptr<InputFile>> inputs;
    for (const std::string& path : paths) inputs.push_back(std::make_unique<InputFile>(path, format));
    return inputs;
}

}  // namespace bibconv::cli
