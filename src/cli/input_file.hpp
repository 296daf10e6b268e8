#pragma once

#include <istream>
#include <memory>
#include <string>
#include <vector>

#include "base/fd_buffer.hpp"
#include "bibconv/format.hpp"

namespace bibconv::cli {

/// One input, open, with its format.
class InputFile {
public:
    /// Opens `path` ("-" is the standard input). The format is `from`, or guessed from the path's ending,
    /// then from the content. Throws UsageError when that is not possible, std::system_error when there
    /// is nothing to read.
    InputFile(const std::string& path, const Format* from);

    [[nodiscard]] std::istream& stream() noexcept { return stream_; }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const Format& format() const noexcept { return *format_; }

private:
    std::string name_;
    base::InputBuffer buffer_;
    std::istream stream_;
    const Format* format_;
};

/// All of them, in order. Nothing is read when one of them cannot be opened.
[[nodiscard]] std::vector<std::unique_ptr<InputFile>> open_inputs(const std::vector<std::string>& paths,
                                                                  const std::string& from);

}  // namespace bibconv::cli
