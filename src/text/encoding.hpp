#pragma once

#include <cstddef>
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
    bool certain = true;        ///< false: the beginning is ASCII and says so of the rest, which may still be UTF-8
};
[[nodiscard]] EncodingGuess guess_encoding(std::string_view head);

/// Whether ICU knows an encoding by that name or alias ("latin1", "shift_jis", "cp1252").
[[nodiscard]] bool is_encoding(const std::string& name);

/// The text in UTF-8; "" is the name of UTF-8 itself.
[[nodiscard]] std::string decoded(std::string_view bytes, const std::string& encoding);

/// Reads another stream's bytes in some encoding and gives UTF-8. What is malformed becomes U+FFFD.
class DecodingBuffer : public std::streambuf {
public:
    /// `encoding` is one that ICU knows. Where that is not certain, the first bytes that are no ASCII decide.
    DecodingBuffer(std::streambuf& source, const std::string& encoding, bool certain = true);
    ~DecodingBuffer() override;

    /// Whether it has found a reason to decode.
    [[nodiscard]] bool decodes() const noexcept { return mode_ == Mode::decoding; }
    /// How many U+FFFD it gave so far for what is malformed.
    [[nodiscard]] std::size_t malformed() const noexcept;

protected:
    int_type underflow() override;

private:
    struct Converters;
    enum class Mode { undecided, utf8, decoding };

    void fill();
    int_type decode();
    int_type pass(std::size_t bytes);
    [[nodiscard]] std::size_t undecided_bytes() const;

    std::streambuf& source_;
    std::unique_ptr<Converters> converters_;
    std::vector<char> in_, out_;
    Mode mode_;
    bool escapes_;            // what is ASCII may be something else behind an escape
    std::size_t unread_ = 0;  // bytes at the beginning of in_ that have not been converted
    bool at_end_ = false;
};

}  // namespace bibconv::text
