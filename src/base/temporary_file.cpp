#include "base/temporary_file.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <random>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "base/interruption.hpp"

namespace bibconv::base {
namespace fs = std::filesystem;
namespace {

// Another one at each call, the next time the program runs as well.
std::string some_path(const fs::path& folder) {
    constexpr std::string_view letters = "0123456789abcdefghijklmnopqrstuvwxyz";
    std::string name = ".bibconv-";
    std::random_device random;
    for (int i = 0; i < 6; ++i) name += letters[random() % letters.size()];
    return (folder / name).string();
}

// By which a file without a name is found by those who have it open; open(2), "O_TMPFILE".
std::string path_of(const Descriptor& open) { return "/proc/self/fd/" + std::to_string(open.get()); }

// None where the system has no such thing, or could not give it a name later.
Descriptor open_nameless([[maybe_unused]] const fs::path& folder, [[maybe_unused]] mode_t mode) {
#ifdef O_TMPFILE
    Descriptor result(::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, mode));
    if (result.get() >= 0 && ::access(path_of(result).c_str(), F_OK) == 0) return result;
#endif
    return Descriptor();
}

}  // namespace

TemporaryFile::TemporaryFile(fs::path folder, bool replaces) : folder_(std::move(folder)) {
    const mode_t mode = replaces ? 0600 : 0666;
    descriptor_ = open_nameless(folder_, mode);
    if (descriptor() >= 0) return;
    const bool named = take_name([&](const char* path) {
        descriptor_ = Descriptor(::open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode));
        return descriptor() >= 0;
    });
    if (!named) throw std::system_error(errno, std::generic_category());
}

TemporaryFile::~TemporaryFile() {
    if (path_) ::unlink(path_->c_str());
    forget_name();
}

// Until `take` finds one that is not taken. False when it fails for another reason, which errno says.
template <class Take>
bool TemporaryFile::take_name(Take take) {
    constexpr int patience = 100;
    for (int i = 0; i < patience; ++i) {
        path_ = some_path(folder_);
        remove_when_interrupted(path_->c_str());  // before it is there: a signal may come at once
        if (take(path_->c_str())) return true;
        const int error = errno;
        forget_name();
        errno = error;
        if (error != EEXIST) return false;
    }
    return false;
}

void TemporaryFile::forget_name() noexcept {
    if (path_) keep_when_interrupted(path_->c_str());
    path_.reset();
}

bool TemporaryFile::move_to(const std::string& target) {
    if (!path_) {
        const auto link_to = [nameless = path_of(descriptor_)](const char* path) {
            return ::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
        };
        if (link_to(target.c_str())) return close_or_unlink(target);
        // A link never takes another file's place; a name does.
        if (errno != EEXIST || !take_name(link_to)) return false;
    }
    if (!descriptor_.close() || ::rename(path_->c_str(), target.c_str()) != 0) return false;
    forget_name();
    return true;
}

// Some file systems tell what went wrong with a file when it is closed.
bool TemporaryFile::close_or_unlink(const std::string& target) {
    if (descriptor_.close()) return true;
    const int error = errno;
    ::unlink(target.c_str());
    errno = error;
    return false;
}

}  // namespace bibconv::base
