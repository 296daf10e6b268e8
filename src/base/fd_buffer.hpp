#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <streambuf>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <vector>

// Streams over file descriptors. Unlike std::filebuf they know why reading or writing failed: they throw
// std::system_error with the path in it. Give the stream `exceptions(std::ios::badbit)` and it comes through.
namespace bibconv::base {

/// Owns a file descriptor; -1 is none.
class Descriptor {
public:
    explicit Descriptor(int fd = -1) noexcept : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor();

    [[nodiscard]] int get() const noexcept { return fd_; }
    /// Closes it; false, with errno set, when the system says that something went wrong before.
    [[nodiscard]] bool close() noexcept;

private:
    int fd_;
};

/// Reads a descriptor piece by piece.
class InputBuffer : public std::streambuf {
public:
    /// `name` is what messages call it.
    InputBuffer(Descriptor descriptor, std::string name);

    /// The beginning of the input, at most `head_size` bytes; only before anything has been read.
    /// What was looked at is still there to be read.
    [[nodiscard]] std::string_view head();
    static constexpr std::size_t head_size = 4096;
    /// How many bytes there are, from the beginning of the file; none when only the end of reading will tell.
    [[nodiscard]] std::optional<std::uint64_t> size() const noexcept;
    /// Whether it is the same file, on a disk, as the one behind that descriptor.
    [[nodiscard]] bool is_file_of(int descriptor) const noexcept;
    /// Whether it is the same file as what `path` leads to.
    [[nodiscard]] bool is_file_at(const std::string& path) const noexcept;
    /// Adds the bytes that are used up from now on to `counter`, piece by piece.
    void count_into(std::atomic<std::uint64_t>& counter) noexcept { counter_ = &counter; }

protected:
    int_type underflow() override;
    /// Where it stands (no offset, from here), if the system lets it go back there; -1 for pipes.
    pos_type seekoff(off_type offset, std::ios_base::seekdir from, std::ios_base::openmode which) override;
    pos_type seekpos(pos_type position, std::ios_base::openmode which) override;

private:
    [[nodiscard]] bool is_file(const struct stat& theirs) const noexcept;
    std::size_t read_some(std::size_t at);

    Descriptor descriptor_;
    std::string name_;
    std::vector<char> buffer_;
    std::atomic<std::uint64_t>* counter_ = nullptr;
};

/// Writes to a descriptor that somebody else owns.
class OutputBuffer : public std::streambuf {
public:
    OutputBuffer(int fd, std::string name);

protected:
    int_type overflow(int_type c) override;
    int sync() override;

private:
    void write_out();

    int fd_;
    std::string name_;
    std::vector<char> buffer_;
};

/// Opens a file for reading; "-" is the standard input. Throws std::system_error.
[[nodiscard]] Descriptor open_input(const std::string& path);

}  // namespace bibconv::base
