#pragma once

#include <fstream>
#include <iterator>
#include <sstream>

#include "formats/bibtex/format.hpp"
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

inline std::vector<Item> read_bib(const std::string& text, const Format& format, DiagnosticSink& messages,
                                  bool keep_source = true) {
    Options options;
    options.keep_source = keep_source;
    std::istringstream in(text);
    Collector collector;
    Definitions macros;
    format.read(in, collector, {0, messages, options, macros});
    return std::move(collector.items);
}

inline std::string write_bib(const std::vector<Item>& items, const Format& format) {
    Messages messages;
    LossLedger losses;
    const Options options;
    std::ostringstream out;
    const auto writer = format.make_writer(out, {messages, losses, options});
    for (const Item& item : items) writer->put(item);
    writer->finish();
    return out.str();
}

/// Read and written anew, nothing taken over from the source.
inline std::string canonical(const std::string& text, const Format& from, const Format& to) {
    Messages messages;
    return write_bib(read_bib(text, from, messages, false), to);
}

}  // namespace bibconv::test
