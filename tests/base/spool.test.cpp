#include "base/spool.hpp"

#include <iterator>
#include <sstream>

#include "support/catch.hpp"

using namespace bibconv::base;

TEST_CASE("what can be read once is read twice from a spool", "[input]") {
    for (const std::string& text : {std::string(), std::string("@book{a}"), std::string(300'000, 'x')}) {
        std::istringstream in(text);
        Spool spool(in);
        for (int time = 0; time < 2; ++time) {
            const auto begin = spool.stream().tellg();
            CHECK(begin == std::istream::pos_type(0));
            CHECK(std::string(std::istreambuf_iterator<char>(spool.stream()), {}) == text);
            spool.stream().clear();
            spool.stream().seekg(begin);
        }
    }
}
