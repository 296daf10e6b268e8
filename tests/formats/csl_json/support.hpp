#pragma once

#include <fstream>
#include <iterator>
#include <sstream>

#include "formats/csl_json/format.hpp"
#include "support/items.hpp"

namespace bibconv::test {

struct Messages : DiagnosticSink {
    std::vector<Diagnostic> all;
    void report(Diagnostic diagnostic) override { all.push_back(std::move(diagnostic)); }
    [[nodiscard]] std::string text() const {
        std::ostringstream out;
        for (const Diagnostic& one : all) {
            out << one.span.line << ":" << one.column << ": " << to_string(one.severity) << ": " << one.message << " ["
                << one.id << "]\n";
        }
        return out.str();
    }
};

inline std::string file_text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::vector<Item> read_csl(const std::string& text, DiagnosticSink& messages) {
    const Options options;
    std::istringstream in(text);
    Collector collector;
    Definitions macros;
    csl_json::csl_json.read(in, collector, {0, messages, options, macros});
    return std::move(collector.items);
}

inline std::vector<Item> read_csl(const std::string& text) {
    Messages messages;
    return read_csl(text, messages);
}

inline std::string write_csl(const std::vector<Item>& items, LossLedger& losses) {
    Messages messages;
    const Options options;
    std::ostringstream out;
    const auto writer = csl_json::csl_json.make_writer(out, {messages, losses, options});
    for (const Item& item : items) writer->put(item);
    writer->finish();
    return out.str();
}

inline std::string write_csl(const std::vector<Item>& items) {
    LossLedger losses;
    return write_csl(items, losses);
}

/// Read and written anew.
inline std::string rewritten(const std::string& text) { return write_csl(read_csl(text)); }

}  // namespace bibconv::test
