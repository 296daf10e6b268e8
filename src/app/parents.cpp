#include "app/parents.hpp"

#include <algorithm>
#include <istream>
#include <optional>
#include <set>
#include <sstream>
#include <string>

#include "base/silence.hpp"

namespace bibconv::app {
namespace {

class Collector : public ItemSink {
public:
    Collector(transform::Parents& parents, const NamedKeys& wanted) : parents_(parents), wanted_(wanted) {}

    void put(Item item) override {
        if (auto* entry = std::get_if<Entry>(&item)) parents_.add(std::move(*entry), wanted_);
    }
    void finish() override {}

private:
    transform::Parents& parents_;
    const NamedKeys& wanted_;
};

// An input that knows of parents, and where it begins.
struct ParentInput {
    const Input& input;
    std::uint32_t number;  // among all inputs
    std::istream::pos_type begin = input.stream.tellg();

    void go_to(std::uint64_t offset) const {
        input.stream.clear();
        input.stream.seekg(begin + static_cast<std::istream::off_type>(offset));
    }
};

// Reads an item alone, with options that are this reading's own.
void read_at(const ParentInput& source, const References::Place& place, ItemSink& sink, Options& options,
             Definitions& macros) {
    std::string text(place.length, '\0');
    source.go_to(place.offset);
    source.input.stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    options.passage = text.size() + 1;
    std::istringstream item(std::move(text));
    base::Silence silence;
    source.input.format.read(item, sink, {source.number, silence, options, macros});
}

bool may_refer(const ParentInput& source) {
    const bool may = source.input.format.may_refer(source.input.stream);
    source.go_to(0);
    return may;
}

void report_missing(const NamedKeys& wanted, const transform::Parents& parents, DiagnosticSink& diagnostics) {
    for (const auto& [key, place] : wanted) {
        if (parents.knows(key)) continue;
        std::string message = "no entry has the key '" + key + "' that this one refers to";
        diagnostics.report({Severity::warning, "key.missing", std::move(message), place, 0, {}});
    }
}

}  // namespace

ParentSearch::ParentSearch(const std::vector<Input>& inputs, Progress& progress) : progress_(progress) {
    progress_.begin(Progress::Stage::copying);
    for (const Input& input : inputs) {
        input.stream.clear();
        const bool good = input.format.may_refer == nullptr || base::reads_twice(input.stream);
        if (!good) spools_.push_back(std::make_unique<base::Spool>(input.stream, &progress_.bytes));
        inputs_.push_back({good ? input.stream : spools_.back()->stream(), input.name, input.format});
    }
    // Now it is known how much a pipe had to say.
    if (spools_.size() == inputs_.size()) progress_.total = progress_.bytes.load();
}

void ParentSearch::find(transform::Parents& parents, DiagnosticSink& diagnostics, const Options& options) {
    progress_.begin(Progress::Stage::searching);
    std::vector<ParentInput> sources;
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
        if (inputs_[i].format.may_refer != nullptr) sources.push_back({inputs_[i], static_cast<std::uint32_t>(i)});
    }
    if (std::ranges::none_of(sources, may_refer)) return;

    base::Silence silence;
    Definitions defined;
    std::vector<References> found(sources.size());
    NamedKeys wanted;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const Input& input = sources[i].input;
        input.format.find_references(input.stream, {sources[i].number, silence, options, defined}, found[i]);
        sources[i].go_to(0);
        wanted.merge(found[i].wanted);
    }
    if (wanted.empty()) return;

    std::set<std::uint32_t> numbers{References::definition};
    for (const auto& [key, place] : wanted) numbers.insert(References::number_of(key));
    Options alone = options;
    alone.keep_source = false;
    Definitions macros;
    Collector collector(parents, wanted);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        std::optional<std::uint64_t> last;  // read: one of many keys that are wanted stands there as often
        for (const auto& part : found[i].places) {
            for (const References::Place& place : part) {
                if (place.offset == last || !numbers.contains(place.key)) continue;
                read_at(sources[i], place, collector, alone, macros);
                last = place.offset;
            }
        }
        sources[i].go_to(0);
    }
    parents.settle(diagnostics);
    report_missing(wanted, parents, diagnostics);
}

}  // namespace bibconv::app
