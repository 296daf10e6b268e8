#pragma once

#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/convert.hpp"

namespace bibconv::test {

/// Keeps what is reported, so that a test can look at it.
struct Reports : DiagnosticSink {
    std::vector<Diagnostic> all;
    void report(Diagnostic diagnostic) override { all.push_back(std::move(diagnostic)); }

    [[nodiscard]] std::size_t errors() const {
        std::size_t count = 0;
        for (const Diagnostic& one : all) count += one.severity == Severity::error ? 1U : 0U;
        return count;
    }
};

struct Conversion {
    std::string text;
    Counts counts;
    std::vector<Diagnostic> diagnostics;
    LossLedger losses;
};

/// One text from one format to another, both by name.
inline Conversion convert_text(std::string_view from, std::string_view to, const std::string& text,
                               const Options& options = {}) {
    std::istringstream in(text);
    std::ostringstream out;
    Reports reports;
    Conversion result;
    result.counts =
        convert({{in, "input", *find_format(from)}}, *find_format(to), out, reports, result.losses, options);
    result.text = out.str();
    result.diagnostics = std::move(reports.all);
    return result;
}

/// Through several formats, one after the other.
inline std::string through(std::initializer_list<std::string_view> formats, std::string text) {
    const std::string_view* previous = nullptr;
    for (const std::string_view& format : formats) {
        if (previous != nullptr) text = convert_text(*previous, format, text).text;
        previous = &format;
    }
    return text;
}

inline std::optional<std::string> read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>(in), {}};
}

/// A file beside the project that a stranger's machine does not have. Says so, and the test is skipped, when it is
/// missing.
inline std::optional<std::string> shared_file(const std::string& path) {
    auto text = read_file(BIBCONV_SOURCE_DIR "/../shared/" + path);
    if (!text) std::cout << "SKIPPED: ../shared/" << path << " is not here\n";
    return text;
}

}  // namespace bibconv::test
