#pragma once

#include <memory>
#include <ostream>
#include <string>

#include "base/fd_buffer.hpp"

namespace bibconv::base {

class TemporaryFile;

/// Where the path leads in the end, also when nothing is there yet: the last part of it is no symbolic link. Throws
/// std::system_error when links go round in a circle.
[[nodiscard]] std::string without_links(const std::string& path);

/// A file that appears whole or not at all. What is written goes to a TemporaryFile, which `commit` moves into its
/// place; without `commit`, and when the process is interrupted, the target stays as it was. Symbolic links are
/// followed; mode and owner of a replaced file are kept, and what else is said about it (access control lists and the
/// like), where the system allows it. Pipes and devices, "-" and "/dev/stdout" are written to as they are.
class OutputFile {
public:
    /// Throws std::system_error when the place cannot be written to.
    explicit OutputFile(const std::string& path);
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    ~OutputFile();

    /// Throws std::system_error when the disk is full or the pipe closed.
    [[nodiscard]] std::ostream& stream() noexcept { return stream_; }
    /// Whether what is written goes straight into the file that `input` is read from, which would then never end.
    [[nodiscard]] bool feeds(const InputBuffer& input) const noexcept;
    /// Makes it final. Throws std::system_error, and then the target is as it was.
    void commit();

private:
    struct Target;
    explicit OutputFile(Target target);
    static Target resolve(const std::string& path);

    std::string name_;                          // for messages
    std::string path_;                          // where it will be, links followed
    Descriptor direct_;                         // what is written to as it is …
    std::unique_ptr<TemporaryFile> temporary_;  // … or what will be that file
    OutputBuffer buffer_;
    std::ostream stream_;
};

/// Whether the path is "-", "/dev/stdout" or another name of the standard output.
[[nodiscard]] bool names_standard_output(const std::string& path);

}  // namespace bibconv::base
