#include "base/spool.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <ostream>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace bibconv::base {
namespace {

constexpr const char* name = "a temporary file";

struct Close {
    void operator()(std::FILE* file) const noexcept { static_cast<void>(std::fclose(file)); }
};

Descriptor copy_of(std::istream& in) {
    const std::unique_ptr<std::FILE, Close> file(std::tmpfile());
    Descriptor descriptor(file == nullptr ? -1 : ::fcntl(::fileno(file.get()), F_DUPFD_CLOEXEC, 3));
    if (descriptor.get() < 0) throw std::system_error(errno, std::generic_category(), "cannot make a temporary file");
    OutputBuffer buffer(descriptor.get(), name);
    std::ostream out(&buffer);
    out.exceptions(std::ios::badbit);
    // Not `out << in.rdbuf()`, which takes whatever is thrown, by either of them, for the end.
    std::vector<char> piece(std::size_t{1} << 16U);
    const auto room = static_cast<std::streamsize>(piece.size());
    for (std::streamsize got = 0; (got = in.rdbuf()->sgetn(piece.data(), room)) > 0;) out.write(piece.data(), got);
    out.flush();
    if (::lseek(descriptor.get(), 0, SEEK_SET) != 0)
        throw std::system_error(errno, std::generic_category(), "cannot read a temporary file");
    return descriptor;
}

}  // namespace

Spool::Spool(std::istream& in, std::atomic<std::uint64_t>* counter) : buffer_(copy_of(in), name), stream_(&buffer_) {
    if (counter != nullptr) buffer_.count_into(*counter);
    stream_.exceptions(std::ios::badbit);
}

}  // namespace bibconv::base
