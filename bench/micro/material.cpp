#include "micro/material.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "bibconv/format.hpp"
#include "formats/bibtex/lexer.hpp"
#include "formats/bibtex/macros.hpp"

namespace bibconv::bench {
namespace {

constexpr std::size_t enough = 400'000;

std::string file_text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string given_or_samples() {
    if (const char* path = std::getenv("BIBCONV_BENCH_BIB")) return file_text(path);
    const std::string samples = file_text(BIBCONV_SOURCE_DIR "/samples/publications.bib");
    std::string text;
    while (text.size() < enough) text += samples;
    return text;
}

struct Collector : ItemSink {
    std::vector<Item> items;
    void put(Item item) override { items.push_back(std::move(item)); }
};

struct Silence : DiagnosticSink {
    void report(Diagnostic /*diagnostic*/) override {}
};

}  // namespace

const std::string& bibliography() {
    static const std::string text = given_or_samples();
    return text;
}

std::vector<Item> read_bib(const std::string& text) {
    std::istringstream in(text);
    Collector collector;
    Silence silence;
    Definitions macros;
    const Options options;
    find_format("bibtex")->read(in, collector, {0, silence, options, macros});
    return std::move(collector.items);
}

std::vector<std::string_view> raw_values(std::string_view field) {
    std::vector<std::string_view> values;
    for (std::string_view rest = bibliography(); !rest.empty();) {
        const auto item = bibtex::lex_item(rest, true);
        if (!item || item->length == 0) break;
        for (const bibtex::RawField& one : item->fields) {
            if (item->kind == bibtex::RawItem::Kind::entry && bibtex::lower_name(one.name) == field &&
                one.pieces.size() == 1 && one.pieces.front().kind != bibtex::Piece::Kind::macro)
                values.push_back(one.pieces.front().text);
        }
        rest.remove_prefix(item->length);
    }
    if (values.empty()) throw std::runtime_error("the bibliography has no field '" + std::string(field) + "'");
    return values;
}

std::size_t bytes_of(const std::vector<std::string_view>& texts) noexcept {
    std::size_t bytes = 0;
    for (const std::string_view text : texts) bytes += text.size();
    return bytes;
}

}  // namespace bibconv::bench
