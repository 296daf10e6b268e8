#include "base/fd_buffer.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace bibconv::base {
namespace {

constexpr std::size_t piece = std::size_t{1} << 16U;

[[noreturn]] void fail(int error, const std::string& what, const std::string& name) {
    throw std::system_error(error, std::generic_category(), "cannot " + what + " '" + name + "'");
}

// After a call that did nothing: whether to call again. What was set to be non-blocking, which somebody who shares
// the pipe with us may do at any time, is waited for.
bool again(int fd, short ready) noexcept {
    if (errno == EINTR) return true;
    if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
    pollfd waited{fd, ready, 0};
    return ::poll(&waited, 1, -1) >= 0 || errno == EINTR;
}

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
}

Descriptor::~Descriptor() { static_cast<void>(close()); }

bool Descriptor::close() noexcept { return fd_ < 0 || ::close(std::exchange(fd_, -1)) == 0; }

InputBuffer::InputBuffer(Descriptor descriptor, std::string name)
    : descriptor_(std::move(descriptor)), name_(std::move(name)), buffer_(piece) {}

std::size_t InputBuffer::read_some(std::size_t at) {
    ssize_t got = 0;
    do {
        got = ::read(descriptor_.get(), buffer_.data() + at, buffer_.size() - at);
    } while (got < 0 && again(descriptor_.get(), POLLIN));
    if (got < 0) fail(errno, "read", name_);
    return static_cast<std::size_t>(got);
}

std::string_view InputBuffer::head() {
    std::size_t size = static_cast<std::size_t>(egptr() - gptr());
    while (size < head_size) {
        const std::size_t got = read_some(size);
        if (got == 0) break;
        size += got;
    }
    setg(buffer_.data(), buffer_.data(), buffer_.data() + size);
    return {buffer_.data(), std::min(size, head_size)};
}

std::optional<std::uint64_t> InputBuffer::size() const noexcept {
    struct stat status {};
    if (::fstat(descriptor_.get(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(status.st_size);
}

bool InputBuffer::is_file_of(int descriptor) const noexcept {
    struct stat theirs {};
    return ::fstat(descriptor, &theirs) == 0 && is_file(theirs);
}

bool InputBuffer::is_file_at(const std::string& path) const noexcept {
    struct stat theirs {};
    return ::stat(path.c_str(), &theirs) == 0 && is_file(theirs);
}

bool InputBuffer::is_file(const struct stat& theirs) const noexcept {
    struct stat ours {};
    return ::fstat(descriptor_.get(), &ours) == 0 && S_ISREG(ours.st_mode) && ours.st_dev == theirs.st_dev &&
           ours.st_ino == theirs.st_ino;
}

InputBuffer::int_type InputBuffer::underflow() {
    if (counter_ != nullptr)
        counter_->fetch_add(static_cast<std::uint64_t>(egptr() - eback()), std::memory_order_relaxed);
    const std::size_t got = read_some(0);
    setg(buffer_.data(), buffer_.data(), buffer_.data() + got);
    return got == 0 ? traits_type::eof() : traits_type::to_int_type(buffer_.front());
}

InputBuffer::pos_type InputBuffer::seekoff(off_type offset, std::ios_base::seekdir from,
                                           std::ios_base::openmode /*which*/) {
    if (offset != 0 || from != std::ios_base::cur) return pos_type(off_type(-1));
    const off_t read = ::lseek(descriptor_.get(), 0, SEEK_CUR);
    return read < 0 ? pos_type(off_type(-1)) : pos_type(read - (egptr() - gptr()));
}

InputBuffer::pos_type InputBuffer::seekpos(pos_type position, std::ios_base::openmode /*which*/) {
    if (::lseek(descriptor_.get(), static_cast<off_t>(position), SEEK_SET) < 0) return pos_type(off_type(-1));
    setg(buffer_.data(), buffer_.data(), buffer_.data());
    return position;
}

OutputBuffer::OutputBuffer(int fd, std::string name) : fd_(fd), name_(std::move(name)), buffer_(piece) {
    setp(buffer_.data(), buffer_.data() + buffer_.size());
}

void OutputBuffer::write_out() {
    const char* from = pbase();
    const char* const end = pptr();
    // Whatever happens below, these bytes are not tried again.
    setp(buffer_.data(), buffer_.data() + buffer_.size());
    while (from < end) {
        const ssize_t written = ::write(fd_, from, static_cast<std::size_t>(end - from));
        if (written == 0) fail(EIO, "write", name_);  // it would never end
        if (written < 0 && !again(fd_, POLLOUT)) fail(errno, "write", name_);
        if (written > 0) from += written;
    }
}

OutputBuffer::int_type OutputBuffer::overflow(int_type c) {
    write_out();
    if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
}

int OutputBuffer::sync() {
    write_out();
    return 0;
}

Descriptor open_input(const std::string& path) {
    const bool standard = path == "-";
    Descriptor descriptor(standard ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
                                   : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    const std::string name = standard ? "<stdin>" : path;
    if (descriptor.get() < 0) fail(errno, "open", name);
    struct stat status {};
    if (::fstat(descriptor.get(), &status) == 0 && S_ISDIR(status.st_mode)) fail(EISDIR, "read", name);
    return descriptor;
}

}  // namespace bibconv::base
