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

TEST_CASE("what cannot be read says why", "[input]") {
    CHECK_THROWS_WITH(open_input("/no/such/file"), "cannot open '/no/such/file': No such file or directory");
    CHECK_THROWS_WITH(open_input("/"), "cannot read '/': Is a directory");
}
