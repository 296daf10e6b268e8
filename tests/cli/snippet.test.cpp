#include "cli/snippet.hpp"

#include "support/catch.hpp"

using bibconv::cli::snippet;

TEST_CASE("a caret stands under the place", "[cli][snippet]") {
    CHECK(snippet("  month = {13},", 42, 11, 4) ==
          "    42 |   month = {13},\n"
          "       |           ^~~~\n");
}

TEST_CASE("tabs and wide characters move the caret", "[cli][snippet]") {
    CHECK(snippet("\tx = 1", 1, 2, 1) ==
          "     1 |     x = 1\n"
          "       |     ^\n");
    CHECK(snippet("日本 x", 1, 8, 1) ==
          "     1 | 日本 x\n"
          "       |      ^\n");
    CHECK(snippet("日本", 1, 4, 3) ==
          "     1 | 日本\n"
          "       |   ^~\n");
}

TEST_CASE("nothing in a line can command the terminal", "[cli][snippet][hostile]") {
    CHECK(snippet("a\x1b[2Jb\xff", 1, 6, 1) ==
          "     1 | a\xEF\xBF\xBD[2Jb\xEF\xBF\xBD\n"
          "       |      ^\n");
}

TEST_CASE("of a long line the surroundings are shown", "[cli][snippet]") {
    const std::string line = std::string(300, 'a') + "!" + std::string(300, 'b');
    const std::string shown = snippet(line, 7, 301, 1);
    CHECK(shown == "     7 | …" + std::string(40, 'a') + "!" + std::string(59, 'b') + "…\n" + "       | " +
                       std::string(41, ' ') + "^\n");
}

TEST_CASE("a place outside of the line is not shown", "[cli][snippet]") {
    CHECK(snippet("abc", 1, 5, 1).empty());
    CHECK(snippet("", 1, 1, 1).empty());
    CHECK(snippet("abc", 1, 0, 1).empty());
    CHECK(snippet("abc", 1, 4, 9) == "     1 | abc\n       |    ^\n");
}
