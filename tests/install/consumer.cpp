#include <bibconv/convert.hpp>
#include <fstream>
#include <iostream>
#include <sstream>

namespace {

struct Silence : bibconv::DiagnosticSink {
    void report(bibconv::Diagnostic) override {}
};

}  // namespace

// Makes a page of the file named first, and says how many works are on it.
int main(int argc, char** argv) {
    if (argc != 2) return 2;
    std::ifstream file(argv[1]);
    std::ostringstream page;
    Silence silence;
    bibconv::LossLedger losses;
    const auto counts = bibconv::convert({{file, argv[1], *bibconv::find_format("bibtex")}},
                                         *bibconv::find_format("badges"), page, silence, losses);
    std::cout << counts.entries << " works, " << page.str().size() << " bytes\n";
    return counts.entries > 0 && !page.str().empty() ? 0 : 1;
}
