#include "support/golden.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>

#include "support/catch.hpp"

namespace bibconv::test {

bool accepting() {
    const char* accept = std::getenv("BIBCONV_ACCEPT");
    return accept != nullptr && std::string_view(accept) == "1";
}

void check_golden(const std::string& path, const std::string& actual) {
    std::ifstream in(path, std::ios::binary);
    const std::string expected{std::istreambuf_iterator<char>(in), {}};
    if (accepting() && expected != actual) {
        std::ofstream(path, std::ios::binary) << actual;
        WARN("written anew: " << path);
        return;
    }
    INFO("expected in " << path << "; BIBCONV_ACCEPT=1 writes it anew");
    CHECK(actual == expected);
}

}  // namespace bibconv::test
