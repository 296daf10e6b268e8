#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/fd_buffer.hpp"
#include "bibconv/format.hpp"
#include "cli/command_line.hpp"
#include "text/encoding.hpp"

namespace bibconv::cli {

/// One input, open, with its format.
class InputFile {
public:
    using Copies = std::function<bool(const Format&)>;

    /// Opens `path` ("-" is the standard input). The format is `from`, or guessed from the path's ending,
    /// then from the content. The bytes are in `encoding`, or, when that is "", in what they seem to be: UTF-16 and
    /// the like always, the multi-byte encodings of East Asia unless `copies` says of the format that unchanged bytes
    /// are to stay as they are. Throws UsageError when that is not possible, std::system_error when there
    /// is nothing to read.
    InputFile(const std::string& path, const Format* from, const std::string& encoding = {}, const Copies& copies = {});

    [[nodiscard]] std::istream& stream() noexcept { return stream_; }
    /// How many bytes it has, when that is known before it has been read.
    [[nodiscard]] std::optional<std::uint64_t> size() const noexcept { return buffer_.size(); }
    [[nodiscard]] const base::InputBuffer& buffer() const noexcept { return buffer_; }
    /// Adds the bytes that are read from now on to `counter`.
    void count_into(std::atomic<std::uint64_t>& counter) noexcept { buffer_.count_into(counter); }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const Format& format() const noexcept { return *format_; }
    /// The encoding that was guessed, but only once; "" when nothing had to be, or has not had to be so far.
    [[nodiscard]] std::string new_guess();
    /// Tells (`encoding.malformed`) that bytes that have been read are no characters of the encoding, if any are not.
    void tell_malformed(DiagnosticSink& diagnostics) const;

private:
    std::string name_;
    base::InputBuffer buffer_;
    std::string guessed_encoding_;
    std::string encoding_;                           // that the bytes are decoded from
    std::unique_ptr<text::DecodingBuffer> decoded_;  // null: the bytes are read as they are
    std::istream stream_;
    const Format* format_;
};

/// The format of the output, by that of the first input: a name that suits it as well as the `wanted` format asks for
/// no other one. What is BibLaTeX stays so in a .bib.
[[nodiscard]] const Format& output_format(const CommandLine& command, const Format& wanted, const Format& input);

/// All of them, in order. Nothing is read when one of them cannot be opened.
[[nodiscard]] std::vector<std::unique_ptr<InputFile>> open_inputs(const CommandLine& command, const Format& target);

}  // namespace bibconv::cli
