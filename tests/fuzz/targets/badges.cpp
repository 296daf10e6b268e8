#include <algorithm>

#include "fuzz/support/formats.hpp"
#include "fuzz/support/promise.hpp"

using namespace bibconv;

namespace {

bool is_silent(const std::vector<Diagnostic>& diagnostics) {
    return std::ranges::all_of(diagnostics, [](const Diagnostic& one) { return one.severity == Severity::note; });
}

// A page of which nothing is told comes back as it was, also by way of a .bib.
void check_return(const std::string& page) {
    const Format& badges = *find_format("badges");
    const fuzz::Reading reading = fuzz::read(badges, page);
    const fuzz::Writing writing = fuzz::write(badges, reading.items);
    if (page == writing.text) fuzz::promise(writing.losses.empty(), "a page that is the same has lost nothing", page);
    if (reading.items.empty() || !is_silent(reading.diagnostics) || !is_silent(writing.diagnostics)) return;
    if (!writing.losses.empty()) return;
    fuzz::promise_same("a page comes back as it was", page, writing.text);
    const Format& biblatex = *find_format("biblatex");
    const fuzz::Writing bib = fuzz::write(biblatex, reading.items);
    if (!is_silent(bib.diagnostics) || !bib.losses.empty()) return;
    const fuzz::Reading kept = fuzz::read(biblatex, bib.text);
    fuzz::promise_same("a page comes back from a .bib", page, fuzz::write(badges, kept.items).text);
}

}  // namespace

int fuzz_badges(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    fuzz::check_reader(*find_format("badges"), text);
    check_return(std::string(text));
    return 0;
}
