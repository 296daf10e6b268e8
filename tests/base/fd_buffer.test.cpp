#include "base/fd_buffer.hpp"

#include <array>
#include <istream>
#include <iterator>
#include <system_error>
#include <unistd.h>

#include "support/catch.hpp"

using namespace bibconv::base;

namespace {

// An input that holds `text`, as from a pipe.
InputBuffer piped(const std::string& text) {
    std::array<int, 2> ends = {-1, -1};
    REQUIRE(::pipe(ends.data()) == 0);
    Descriptor writer(ends[1]);
    REQUIRE(::write(writer.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    return {Descriptor(ends[0]), "pipe"};
}

}  // namespace

TEST_CASE("the beginning of an input can be looked at and is still read", "[input]") {
    const std::string text = std::string(InputBuffer::head_size, 'a') + "the rest";
    InputBuffer buffer = piped(text);
    CHECK(buffer.head() == std::string(InputBuffer::head_size, 'a'));
    std::istream in(&buffer);
    CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == text);
}

TEST_CASE("a short input is its own beginning", "[input]") {
    InputBuffer buffer = piped("ab");
    CHECK(buffer.head() == "ab");
    InputBuffer nothing = piped("");
    CHECK(nothing.head().empty());
}

TEST_CASE("what is used up of an input is counted", "[input]") {
    const std::string text(50'000, 'a');
    InputBuffer buffer = piped(text);
    CHECK_FALSE(buffer.size());
    CHECK(buffer.head().size() == InputBuffer::head_size);
    std::atomic<std::uint64_t> counter = 0;
    buffer.count_into(counter);
    std::istream in(&buffer);
    in.get();
    CHECK(counter == 0);  // piece by piece
    CHECK(std::string(std::istreambuf_iterator<char>(in), {}).size() == text.size() - 1);
    CHECK(counter == text.size());
}

TEST_CASE("a file knows its size", "[input]") {
    CHECK(InputBuffer(open_input("/dev/null"), "null").size() == std::nullopt);
    const InputBuffer file(open_input(BIBCONV_SOURCE_DIR "/LICENSE"), "file");
    CHECK(file.size().value() > 1000);
}

TEST_CASE("what cannot be read says why", "[input]") {
    CHECK_THROWS_WITH(open_input("/no/such/file"), "cannot open '/no/such/file': No such file or directory");
    CHECK_THROWS_WITH(open_input("/"), "cannot read '/': Is a directory");
}
