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

std::string written(const Format& format, const std::vector<Item>& items) {
    std::ostringstream out;
    Silence silence;
    LossLedger losses;
    const Options options;
    const auto writer = format.make_writer(out, {silence, losses, options});
    for (const Item& item : items) writer->put(item);
    writer->finish();
    return std::move(out).str();
}

void writing(benchmark::State& state, std::string_view name) {
    const Format& format = *find_format(name);
    const std::vector<Item> items = foreign_items();
    std::size_t bytes = 0;
    for (auto _ : state) bytes += written(format, items).size();
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(items.size()));
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK_CAPTURE(writing, bibtex, "bibtex")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(writing, csl_json, "csl-json")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(writing, json_ld, "json-ld")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(writing, badges, "badges")->Unit(benchmark::kMillisecond);

// Times turning JSON that is there already into text, and counts the text.
template <class Print>
void json(benchmark::State& state, Print print) {
    const auto parsed = csl_json::parse_json(written(*find_format("csl-json"), foreign_items()));
    if (!parsed) return state.SkipWithError("no JSON");
    std::size_t bytes = 0;
    for (auto _ : state) bytes += print(*parsed).size();
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void json_on_one_line(benchmark::State& state) { json(state, csl_json::json_text); }
BENCHMARK(json_on_one_line)->Unit(benchmark::kMillisecond);

void json_laid_out(benchmark::State& state) {
    json(state, [](const csl_json::Json& value) { return csl_json::pretty(value, 2); });
}
BENCHMARK(json_laid_out)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bibconv::bench
