#include <benchmark/benchmark.h>
#include <sstream>

#include "bibconv/format.hpp"
#include "formats/csl_json/json.hpp"
#include "micro/material.hpp"

// Items that are there already, as text.
namespace bibconv::bench {
namespace {

struct Silence : DiagnosticSink {
    void report(Diagnostic /*diagnostic*/) override {}
};

// What was read from the bibliography, as if it came from elsewhere: nothing can be given back as it was.
std::vector<Item> foreign_items() {
    std::vector<Item> items = read_bib(bibliography());
    for (Item& item : items) {
        if (auto* entry = std::get_if<Entry>(&item)) entry->source = {};
        if (auto* directive = std::get_if<Directive>(&item)) directive->source = {};
    }
    return items;
}

std::string written(const Format& format, std::vector<Item> items) {
    std::ostringstream out;
    Silence silence;
    LossLedger losses;
    const Options options;
    const auto writer = format.make_writer(out, {silence, losses, options});
    for (Item& item : items) writer->put(std::move(item));
    writer->finish();
    return std::move(out).str();
}

void writing(benchmark::State& state, std::string_view name) {
    const Format& format = *find_format(name);
    const std::vector<Item> items = foreign_items();
    std::size_t bytes = 0;
    for (auto _ : state) {
        state.PauseTiming();
        std::vector<Item> copies = items;
        state.ResumeTiming();
        bytes += written(format, std::move(copies)).size();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(items.size()));
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK_CAPTURE(writing, bibtex, "bibtex")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(writing, csl_json, "csl-json")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(writing, json_ld, "json-ld")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(writing, badges, "badges")->Unit(benchmark::kMillisecond);

// The JSON of the items, one a line, and nothing else.
void json_parsed(benchmark::State& state) {
    const std::string text = written(*find_format("csl-jsonl"), foreign_items());
    csl_json::JsonTree tree;
    for (auto _ : state) {
        for (std::string_view rest = text; !rest.empty();) {
            const auto length = tree.parse_beginning(rest, {});
            if (!length) return state.SkipWithError("no JSON");
            rest.remove_prefix(*length + 1);
        }
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(json_parsed)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bibconv::bench
