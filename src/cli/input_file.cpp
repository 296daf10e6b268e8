#include "cli/input_file.hpp"

#include <utility>

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

const Format& guess(const std::string& path, const std::string& name, std::string_view head) {
    const Format* by_path = format_of_file(path, head);
    if (by_path != nullptr && by_path->read != nullptr) return *by_path;
    const Format* by_content = format_of_content(head);
    if (by_content != nullptr) return readable(*by_content);
    if (by_path != nullptr) return readable(*by_path);
    const char* const why = head.empty() ? ", which is empty" : "";
    throw UsageError("cannot tell the format of " + name + why + "; say it with -f: " + readable_formats());
}

}  // namespace

InputFile::InputFile(const std::string& path, const Format* from, const std::string& encoding, const Copies& copies)
    : name_(path == "-" ? "<stdin>" : path), buffer_(base::open_input(path), name_), stream_(&buffer_), format_(from) {
    stream_.exceptions(std::ios::badbit);
    const text::EncodingGuess guessed = encoding.empty() ? text::guess_encoding(buffer_.head()) : text::EncodingGuess();
    if (format_ == nullptr) {
        format_ = &guess(path, name_, text::decoded(buffer_.head(), encoding.empty() ? guessed.name : encoding));
    }
    if (!guessed.ascii_inside || !copies || !copies(*format_)) guessed_encoding_ = guessed.name;
    encoding_ = encoding.empty() ? guessed_encoding_ : encoding;
    if (encoding_.empty()) return;
    decoded_ = std::make_unique<text::DecodingBuffer>(buffer_, encoding_, guessed.certain);
    stream_.rdbuf(decoded_.get());
}

std::string InputFile::new_guess() {
    return decoded_ != nullptr && decoded_->decodes() ? std::exchange(guessed_encoding_, {}) : std::string();
}

void InputFile::tell_malformed(DiagnosticSink& diagnostics) const {
    const std::size_t count = decoded_ == nullptr ? 0 : decoded_->malformed();
    if (count == 0) return;
    std::string message = name_ + " is not all in " + encoding_ + ": what could not be read is U+FFFD, at " +
                          std::to_string(count) + (count == 1 ? " place" : " places") +
                          "; --encoding says what it is in";
    diagnostics.report({Severity::error, "encoding.malformed", std::move(message), {}, 0, {}});
}

const Format& output_format(const CommandLine& command, const Format& wanted, const Format& input) {
    const bool suits = command.to.empty() && input.make_writer != nullptr && has_suffix(input, command.output);
    return suits ? input : wanted;
}

std::vector<std::unique_ptr<InputFile>> open_inputs(const CommandLine& command, const Format& target) {
    const std::string& from = command.from;
    const Format* format = from.empty() ? nullptr : find_format(from);
    if (!from.empty() && format == nullptr) throw UsageError(unknown_format(from, readable_formats()));
    if (format != nullptr) readable(*format);
    if (!command.encoding.empty() && !text::is_encoding(command.encoding))
        throw UsageError("unknown encoding '" + command.encoding + "'");
    const auto copies = [&](const Format& input) {
        const bool alone = command.inputs.size() == 1;
        return alone && command.options.copies() && &output_format(command, target, input) == &input;
    };
    std::vector<std::unique_ptr<InputFile>> inputs;
    for (const std::string& path : command.inputs)
        inputs.push_back(std::make_unique<InputFile>(path, format, command.encoding, copies));
    return inputs;
}

}  // namespace bibconv::cli
