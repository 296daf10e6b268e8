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
