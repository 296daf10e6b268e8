#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/fd_buffer.hpp"

namespace bibconv::base {

/// What will be a file, until it is: it is given up with this object, or with the process. On file systems that can
/// (Linux' O_TMPFILE: ext4, XFS, Btrfs, tmpfs) it has no name, so nothing can be left of it; elsewhere it is called
/// `.bibconv-` and six letters or digits, and only what ends a process without asking (SIGKILL, a power failure) leaves
/// it.
class TemporaryFile {
public:
    /// In `folder`, where it will be; empty: the working directory. What is to `replace` a file is nobody else's to
    /// read until it has that file's mode; another one has the mode that the umask, or the folder, gives to new files.
    /// Throws std::system_error, and std::runtime_error on a system that has no random numbers for the name.
    TemporaryFile(std::filesystem::path folder, bool replaces);
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile();

    /// For writing, while this object lives and `move_to` has not been called.
    [[nodiscard]] int descriptor() const noexcept { return descriptor_.get(); }
    /// Puts it at `target`, a path in the same folder, in the place of what is there; false, with errno set, when it
    /// could not be, or when the system says only now that writing went wrong. Then `target` is as it was. Throws
    /// std::runtime_error as above. Once only.
    [[nodiscard]] bool move_to(const std::string& target);

private:
    template <class Take>
    [[nodiscard]] bool take_name(Take take);
    void forget_name() noexcept;
    [[nodiscard]] bool close_or_unlink(const std::string& target);

    std::filesystem::path folder_;
    Descriptor descriptor_;
    std::optional<std::string> path_;  // its name, while that is not the final one
};

}  // namespace bibconv::base
