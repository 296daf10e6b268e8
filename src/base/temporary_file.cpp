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

// The first path that `take` does not find taken; when it fails for another reason, errno says which.
template <class Take>
std::optional<std::string> at_free_path(const fs::path& folder, Take take) {
    constexpr int patience = 100;
    for (int i = 0; i < patience; ++i) {
        std::string path = some_path(folder);
        if (take(path.c_str())) return path;
        if (errno != EEXIST) break;
    }
    return std::nullopt;
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
    const SignalsWait until_registered;
    path_ = at_free_path(folder_, [&](const char* path) {
        descriptor_ = Descriptor(::open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode));
        return descriptor() >= 0;
    });
    if (!path_) throw std::system_error(errno, std::generic_category());
    remove_when_interrupted(path_->c_str());
}

TemporaryFile::~TemporaryFile() {
    if (!path_) return;
    ::unlink(path_->c_str());
    keep_when_interrupted(path_->c_str());
}

bool TemporaryFile::move_to(const std::string& target) {
    const SignalsWait until_moved;
    // Some file systems tell what went wrong when a descriptor is closed, and then it must not be in its place yet.
    const Descriptor same(path_ ? -1 : ::fcntl(descriptor(), F_DUPFD_CLOEXEC, 3));
    if (!descriptor_.close()) return false;
    if (!path_) {
        const auto link_to = [nameless = path_of(same)](const char* path) {
            return ::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
        };
        if (link_to(target.c_str())) return true;
        // A link never takes another file's place; a name does.
        if (errno == EEXIST) path_ = at_free_path(folder_, link_to);
        if (!path_) return false;
    }
    if (::rename(path_->c_str(), target.c_str()) != 0) return false;
    keep_when_interrupted(path_->c_str());
    path_.reset();
    return true;
}

}  // namespace bibconv::base
