#pragma once

#include <memory>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

namespace bibconv::text {

/// What a text seems to be encoded in, by its beginning: what JabRef, BibDesk or Emacs say there counts where it is no
/// UTF-8.
struct EncodingGuess {
    std::string name;           ///< ICU's; empty: UTF-8, or nothing that could be told from Latin-1
    bool ascii_inside = false;  ///< whether ASCII is ASCII in it: a reader that copies bytes can do without decoding
};
[[nodiscard]] EncodingGuess guess_encoding(std::string_view head);

/// Whether ICU knows an encoding by that name or alias ("latin1", "shift_jis", "cp1252").
[[nodiscard]] bool is_encoding(const std::string& name);

/// The text in UTF-8; "" is the name of UTF-8 itself.
[[nodiscard]] std::string decoded(std::string_view bytes, const std::string& encoding);

/// Reads another stream's bytes in some encoding and gives UTF-8. What is malformed becomes U+FFFD.
class DecodingBuffer : public std::streambuf {
public:
    /// `encoding` is one that ICU knows.
    DecodingBuffer(std::streambuf& source, const std::string& encoding);
    ~DecodingBuffer() override;

protected:
    int_type underflow() override;

private:
    struct Converters;

    std::streambuf& source_;
    std::unique_ptr<Converters> converters_;
    std::vector<char> in_, out_;
    std::size_t unread_ = 0;  // bytes at the beginning of in_ that have not been converted
    bool at_end_ = false;
};

}  // namespace bibconv::text
