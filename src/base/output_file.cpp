#include "base/output_file.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#if __has_include(<sys/xattr.h>) && defined(__linux__)
#include <sys/xattr.h>
#define BIBCONV_HAS_XATTR 1
#endif

#include "base/temporary_file.hpp"

namespace bibconv::base {
namespace fs = std::filesystem;
namespace {

constexpr int most_links = 40;  // the kernel's own limit

[[noreturn]] void fail(const std::string& name, int error = errno) {
    throw std::system_error(error, std::generic_category(), "cannot write '" + name + "'");
}

// A descriptor the process has already, named by its path: opening "/dev/stdout" again would begin
// at the start of a redirected file.
std::optional<int> inherited(const std::string& path) {
    if (path == "-" || path == "/dev/stdout") return STDOUT_FILENO;
    if (path == "/dev/stderr") return STDERR_FILENO;
    for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
        if (!path.starts_with(folder)) continue;
        int fd = -1;
        const char* const end = path.data() + path.size();
        const auto [stop, error] = std::from_chars(path.data() + folder.size(), end, fd);
        if (error == std::errc() && stop == end) return fd;
    }
    return std::nullopt;
}

// What is said about a file beside its mode: access control lists, comments, security labels. Where the system does not
// let us, it is as with any program that makes a file anew.
void copy_attributes([[maybe_unused]] const char* from, [[maybe_unused]] int to) {
#ifdef BIBCONV_HAS_XATTR
    const ssize_t size = ::listxattr(from, nullptr, 0);
    if (size <= 0) return;
    std::string names(static_cast<std::size_t>(size), '\0');
    const ssize_t listed = ::listxattr(from, names.data(), names.size());
    const std::string_view all(names.data(), listed > 0 ? static_cast<std::size_t>(listed) : 0);
    for (std::size_t at = 0; at < all.size(); at = all.find('\0', at) + 1) {
        const char* const name = all.data() + at;
        std::string value(static_cast<std::size_t>(std::max<ssize_t>(::getxattr(from, name, nullptr, 0), 0)), '\0');
        const ssize_t got = ::getxattr(from, name, value.data(), value.size());
        if (got >= 0) static_cast<void>(::fsetxattr(to, name, value.data(), static_cast<std::size_t>(got), 0));
    }
#endif
}

// The mode of a file that another owner and group will have: nobody may do more with it than before.
mode_t mode_for_others(mode_t mode, bool group_kept) {
    if (group_kept) return mode & 0777U;
    const mode_t of_others = mode & 7U;
    return (mode & 0707U) | (of_others << 3U & mode);
}

// As the file that will be replaced; owner and group only where the system lets us.
void take_over(int fd, const char* path, const struct stat& replaced) {
    const bool owned = ::fchown(fd, replaced.st_uid, replaced.st_gid) == 0;
    const bool grouped = owned || ::fchown(fd, static_cast<uid_t>(-1), replaced.st_gid) == 0;
#ifdef BIBCONV_HAS_XATTR
    static_cast<void>(::fremovexattr(fd, "system.posix_acl_access"));  // of the folder; the file has its own, or none
#endif
    const mode_t mode = owned ? replaced.st_mode & 07777U : mode_for_others(replaced.st_mode, grouped);
    static_cast<void>(::fchmod(fd, mode));
    if (grouped) copy_attributes(path, fd);
}

// What names the folder has now. Where that fails the file is there all the same, until the power fails.
void bring_to_disk(const fs::path& folder) noexcept {
    const Descriptor opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.get() >= 0) static_cast<void>(::fsync(opened.get()));
}

}  // namespace

std::string without_links(const std::string& path) {
    fs::path place = path;
    std::error_code ignored;  // whoever opens it will be told
    for (int i = 0; fs::is_symlink(fs::symlink_status(place, ignored)); ++i) {
        if (i == most_links) fail(path, ELOOP);
        const fs::path to = fs::read_symlink(place, ignored);
        if (ignored) break;
        place = place.parent_path() / to;
    }
    return place.string();
}

struct OutputFile::Target {
    std::string name;
    std::string path;
    Descriptor direct;
    std::unique_ptr<TemporaryFile> temporary;
};

OutputFile::Target OutputFile::resolve(const std::string& path) {
    if (path.empty()) fail(path, ENOENT);
    const auto as_it_is = [&](const std::string& name, int fd) {
        if (fd < 0) fail(path);
        return Target{name, "", Descriptor(fd), nullptr};
    };
    if (const std::optional<int> fd = inherited(path))
        return as_it_is(*fd == STDOUT_FILENO ? "<stdout>" : path, ::fcntl(*fd, F_DUPFD_CLOEXEC, 3));
    struct stat status {};
    const bool exists = ::stat(path.c_str(), &status) == 0;
    if (exists && !S_ISREG(status.st_mode))
        return as_it_is(path, ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    // Renaming would replace a write-protected file without a word.
    if (exists && ::access(path.c_str(), W_OK) != 0) fail(path);
    Target result{path, without_links(path), Descriptor(), nullptr};
    try {
        result.temporary = std::make_unique<TemporaryFile>(fs::path(result.path).parent_path(), exists);
    } catch (const std::system_error& error) {
        fail(path, error.code().value());
    }
    if (exists) take_over(result.temporary->descriptor(), path.c_str(), status);
    return result;
}

OutputFile::OutputFile(const std::string& path) : OutputFile(resolve(path)) {}

OutputFile::OutputFile(Target target)
    : name_(std::move(target.name)),
      path_(std::move(target.path)),
      direct_(std::move(target.direct)),
      temporary_(std::move(target.temporary)),
      buffer_(temporary_ ? temporary_->descriptor() : direct_.get(), name_),
      stream_(&buffer_) {
    stream_.exceptions(std::ios::badbit);
}

OutputFile::~OutputFile() = default;

bool OutputFile::feeds(const InputBuffer& input) const noexcept {
    return !temporary_ && input.is_file_of(direct_.get());
}

void OutputFile::commit() {
    stream_.flush();
    if (!temporary_) {
        if (!direct_.close()) fail(name_);
        return;
    }
    // Without fsync a crash soon after could leave an empty file under the final name.
    if (::fsync(temporary_->descriptor()) != 0 && errno != EINVAL) fail(name_);
    const fs::path folder = fs::path(path_).parent_path();  // behind the move nothing may fail any more
    if (!temporary_->move_to(path_)) fail(name_);
    bring_to_disk(folder);
}

bool names_standard_output(const std::string& path) { return inherited(path) == STDOUT_FILENO; }

}  // namespace bibconv::base
