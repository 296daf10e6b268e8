#include <benchmark/benchmark.h>

#include "formats/bibtex/date_fields.hpp"
#include "formats/bibtex/lexer.hpp"
#include "formats/bibtex/name.hpp"
#include "markup/latex.hpp"
#include "micro/material.hpp"
#include "model/edtf.hpp"

// The parts of reading a .bib, and all of it.
namespace bibconv::bench {
namespace {

// Times `part` on every value of a field, and counts the values and their bytes.
template <class Part>
void on_values(benchmark::State& state, std::string_view field, Part part) {
    const auto values = raw_values(field);
    for (auto _ : state) {
        for (const std::string_view value : values) benchmark::DoNotOptimize(part(value));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(values.size()));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes_of(values)));
}

void lexing(benchmark::State& state) {
    const std::string& text = bibliography();
    std::int64_t items = 0;
    for (auto _ : state) {
        for (std::string_view rest = text; !rest.empty(); ++items) {
            const auto item = bibtex::lex_item(rest, true);
            if (!item || item->length == 0) return state.SkipWithError("an item without an end");
            rest.remove_prefix(item->length);
        }
    }
    state.SetItemsProcessed(items);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(lexing)->Unit(benchmark::kMillisecond);

void latex_titles(benchmark::State& state) {
    on_values(state, "title", [](std::string_view value) { return markup::decode_latex(value); });
}
BENCHMARK(latex_titles);

void latex_abstracts(benchmark::State& state) {
    on_values(state, "abstract", [](std::string_view value) { return markup::decode_latex(value); });
}
BENCHMARK(latex_abstracts);

void names(benchmark::State& state) {
    on_values(state, "author", [](std::string_view value) { return bibtex::parse_names(value); });
}
BENCHMARK(names);

void dates_of_year_and_month(benchmark::State& state) {
    on_values(state, "year", [](std::string_view value) {
        return bibtex::read_date({.date = {}, .year = std::string(value), .month = "apr", .day = {}});
    });
}
BENCHMARK(dates_of_year_and_month);

void dates_of_edtf(benchmark::State& state) {
    const std::vector<std::string_view> dates = {"2004-06-11", "2004",     "2004-06/2004-08",
                                                 "199X",       "2004-06~", "2004-21"};
    for (auto _ : state) {
        for (const std::string_view date : dates) benchmark::DoNotOptimize(model::parse_edtf(date));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(dates.size()));
}
BENCHMARK(dates_of_edtf);

void reading_bib(benchmark::State& state) {
    const std::string& text = bibliography();
    std::size_t items = 0;
    for (auto _ : state) items += read_bib(text).size();
    state.SetItemsProcessed(static_cast<std::int64_t>(items));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(reading_bib)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bibconv::bench
