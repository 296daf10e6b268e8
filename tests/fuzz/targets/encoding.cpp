#include "text/encoding.hpp"

#include <iterator>
#include <sstream>

#include "fuzz/support/promise.hpp"
#include "support/items.hpp"
#include "text/latin1.hpp"
#include "text/unicode.hpp"

using namespace bibconv;
using fuzz::promise;
using fuzz::promise_same;

namespace {

std::string through(std::streambuf& source, const std::string& encoding, bool certain) {
    text::DecodingBuffer buffer(source, encoding, certain);
    return {std::istreambuf_iterator<char>(&buffer), {}};
}

}  // namespace

int fuzz_encoding(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(fuzz::text_of(data, size));
    promise(text::is_utf8(text::to_utf8(bytes)), "Latin-1 becomes UTF-8", bytes);
    const std::string repaired = text::repaired_utf8(bytes);
    promise(text::is_utf8(repaired), "what is repaired is UTF-8", bytes);
    if (text::is_utf8(bytes)) promise_same("UTF-8 needs no repair", bytes, repaired);
    const text::EncodingGuess guess = text::guess_encoding(std::string_view(bytes).substr(0, 4096));
    if (guess.name.empty()) return 0;
    promise(text::is_encoding(guess.name), "ICU knows what is guessed", guess.name);
    std::stringbuf whole(bytes);
    const std::string decoded = through(whole, guess.name, guess.certain);
    if (guess.certain) promise(text::is_utf8(decoded), "what is decoded is UTF-8", bytes);
    test::PiecewiseBuffer pieces(bytes, 1 + bytes.size() % 7);
    promise_same("pieces of any size are decoded the same", decoded, through(pieces, guess.name, guess.certain));
    return 0;
}
