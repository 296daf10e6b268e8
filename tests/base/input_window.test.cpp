#include "base/input_window.hpp"

#include <sstream>

#include "support/catch.hpp"

using bibconv::Severity;
using bibconv::base::InputWindow;

TEST_CASE("the window grows and lets go", "[window]") {
    std::istringstream in("one\ntwo\nthree\n");
    InputWindow window(in, 3, 4);
    CHECK(window.view() == "one\n");
    CHECK(window.more());
    CHECK(window.view().starts_with("one\ntwo\n"));
    window.consume(4);
    const bibconv::Span span = window.span(0, 3);
    CHECK(span.offset == 4);
    CHECK(span.line == 2);
    CHECK(span.source == 3);
    while (window.more()) {
    }
    CHECK(window.view() == "two\nthree\n");
    window.consume(window.view().size());
    CHECK(window.done());
}

TEST_CASE("a diagnostic knows its line and column", "[window]") {
    std::istringstream in("\xEF\xBB\xBFone\r\nt\two\r\n");
    InputWindow window(in, 0, 64);
    window.consume(7);
    const auto diagnostic = window.diagnostic(Severity::error, "x.y", "m", 1, 2);
    CHECK(diagnostic.span.line == 2);
    CHECK(diagnostic.span.offset == 11);  // the byte-order mark counts
    CHECK(diagnostic.line_text == "t\two");
    CHECK(diagnostic.column == 4);
}

TEST_CASE("of a long line a diagnostic has what is around the place, and its true column", "[window]") {
    const std::size_t column = 10'000;
    std::istringstream in("one\n" + std::string(column - 1, '-') + "x" + std::string(column, '+') + "\n");
    InputWindow window(in, 0, 64);
    window.consume(4);
    while (window.view().size() < column / 2) window.more();
    window.consume(column / 2);
    while (window.view().find('x') == std::string_view::npos) window.more();
    for (const std::size_t place : {window.view().find('x'), std::size_t{0}, window.view().find('x')}) {
        const auto diagnostic = window.diagnostic(Severity::error, "x.y", "m", place);
        CHECK(diagnostic.column == column / 2 + place + 1);
        CHECK(diagnostic.line_text.size() < 1000);
        CHECK(diagnostic.line_text.at(diagnostic.column - diagnostic.line_text_column) == (place == 0 ? '-' : 'x'));
    }
}
