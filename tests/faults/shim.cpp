// A library to preload that lets one thing go wrong. FAULT=CALL:WHEN:WHAT says which:
//
//     write:3:EIO          the third write fails
//     malloc:40+:ENOMEM    so do the fortieth request for memory and all behind it
//     write:5000b:ENOSPC   a disk that has room for 5000 bytes
//     read:1+:short        every read gives one byte less than it could, at least one
//     rename:1:kill        nobody knows what the process would have done with its first rename; `term`: SIGTERM
//
// Calls about the standard streams are left alone. The file FAULT_MARK appears when it has gone wrong. With
// FAULT_NAMED, the disk is one that knows no files without names.
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
}

namespace {

enum class What { error, shorter, zero, kill, term };

struct Fault {
    char call[16] = "";
    unsigned long when = 0;
    bool ever_after = false;
    bool in_bytes = false;
    What what = What::error;
    int error = 0;
};

struct ErrorName {
    const char* name;
    int number;
};
constexpr ErrorName error_names[] = {{"ENOSPC", ENOSPC}, {"EIO", EIO},     {"EINTR", EINTR}, {"ENOMEM", ENOMEM},
                                     {"EDQUOT", EDQUOT}, {"EROFS", EROFS}, {"EXDEV", EXDEV}};

// No memory may be asked for here.
Fault parse(const char* text) {
    Fault fault;
    const char* colon = text == nullptr ? nullptr : std::strchr(text, ':');
    if (colon == nullptr || static_cast<std::size_t>(colon - text) >= sizeof fault.call) return fault;
    std::memcpy(fault.call, text, static_cast<std::size_t>(colon - text));
    char* end = nullptr;
    fault.when = std::strtoul(colon + 1, &end, 10);
    if (*end == '+') fault.ever_after = *end++ == '+';
    if (*end == 'b') fault.in_bytes = *end++ == 'b';
    const char* what = end + 1;
    for (const ErrorName& one : error_names) {
        if (std::strcmp(what, one.name) == 0) fault.error = one.number;
    }
    if (std::strcmp(what, "short") == 0) fault.what = What::shorter;
    if (std::strcmp(what, "zero") == 0) fault.what = What::zero;
    if (std::strcmp(what, "kill") == 0) fault.what = What::kill;
    if (std::strcmp(what, "term") == 0) fault.what = What::term;
    return fault;
}

const Fault& fault() {
    static const Fault the_fault = parse(std::getenv("FAULT"));
    return the_fault;
}

std::atomic<unsigned long> calls{0};
std::atomic<unsigned long> bytes{0};

void mark() {
    const char* path = std::getenv("FAULT_MARK");
    if (path == nullptr) return;
    const long fd = ::syscall(SYS_openat, AT_FDCWD, path, O_CREAT | O_WRONLY | O_CLOEXEC, 0666);
    if (fd >= 0) ::syscall(SYS_close, fd);
}

// Whether this call is the one, and has to fail or be shortened. Signals are sent here.
bool strikes(const char* call) {
    if (std::strcmp(call, fault().call) != 0 || fault().in_bytes) return false;
    const unsigned long number = ++calls;
    if (number != fault().when && !(fault().ever_after && number > fault().when)) return false;
    if (number == fault().when) mark();
    if (fault().what == What::kill) ::raise(SIGKILL);
    if (fault().what == What::term) {
        ::kill(::getpid(), SIGTERM);  // as from outside: it is no matter of this thread
        ::poll(nullptr, 0, 1000);
    }
    errno = fault().error;
    return fault().what != What::term;
}

template <class Function>
Function* original(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

constexpr bool standard(int fd) { return fd <= 2; }

constexpr bool nameless(int flags) { return (flags & O_TMPFILE) == O_TMPFILE; }

ssize_t write_to_full_disk(int fd, const void* from, std::size_t count) {
    const unsigned long used = bytes;
    const unsigned long room = fault().when - (used < fault().when ? used : fault().when);
    if (room == 0) {
        mark();
        errno = fault().error;
        return -1;
    }
    const ssize_t written = ::syscall(SYS_write, fd, from, count < room ? count : room);
    if (written > 0) bytes += static_cast<unsigned long>(written);
    return written;
}

// How much of it is done when a call is `short`.
std::size_t less(std::size_t count) { return count > 1 ? (count - 1) / 2 + 1 : count; }

}  // namespace

extern "C" {

ssize_t read(int fd, void* to, std::size_t count) {
    if (!standard(fd) && strikes("read")) {
        if (fault().what == What::error) return -1;
        count = less(count);
    }
    return ::syscall(SYS_read, fd, to, count);
}

ssize_t write(int fd, const void* from, std::size_t count) {
    if (standard(fd)) return ::syscall(SYS_write, fd, from, count);
    if (fault().in_bytes && std::strcmp(fault().call, "write") == 0) return write_to_full_disk(fd, from, count);
    if (strikes("write")) {
        if (fault().what == What::error) return -1;
        if (fault().what == What::zero) return 0;
        count = less(count);
    }
    return ::syscall(SYS_write, fd, from, count);
}

int fsync(int fd) { return strikes("fsync") ? -1 : static_cast<int>(::syscall(SYS_fsync, fd)); }

int close(int fd) {
    const bool fails = !standard(fd) && strikes("close");
    const int result = static_cast<int>(::syscall(SYS_close, fd));
    if (fails) errno = fault().error;
    return fails ? -1 : result;
}

int rename(const char* from, const char* to) noexcept {
    return strikes("rename") ? -1 : original<int(const char*, const char*)>("rename")(from, to);
}

int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) noexcept {
    if (strikes("linkat")) return -1;
    return static_cast<int>(::syscall(SYS_linkat, from_folder, from, to_folder, to, flags));
}

// Only of new files. Goes wrong behind it: the file is there, and nobody has been told so yet.
int open(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const bool makes = (flags & O_CREAT) != 0 || nameless(flags);
    const mode_t mode = makes ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    if (nameless(flags) && std::getenv("FAULT_NAMED") != nullptr) {
        errno = EOPNOTSUPP;
        return -1;
    }
    const int fd = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
    if (fd < 0 || !makes || !strikes("open")) return fd;
    if (!nameless(flags)) ::unlink(path);
    ::syscall(SYS_close, fd);
    errno = fault().error;
    return -1;
}

void* malloc(std::size_t size) { return strikes("malloc") ? nullptr : __libc_malloc(size); }
void* calloc(std::size_t count, std::size_t size) { return strikes("malloc") ? nullptr : __libc_calloc(count, size); }
void* realloc(void* block, std::size_t size) { return strikes("malloc") ? nullptr : __libc_realloc(block, size); }

}  // extern "C"
