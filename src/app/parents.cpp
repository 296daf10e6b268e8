#include "app/parents.hpp"

#include <functional>
#include <istream>

namespace bibconv::app {
namespace {

struct Silence : DiagnosticSink {
    void report(Diagnostic /*diagnostic*/) override {}
};

// Takes the entries of a format that was asked for some keys only.
class Collector : public ItemSink {
public:
    Collector(transform::Parents& parents, const KeySet& wanted) : parents_(parents), wanted_(wanted) {}

    void put(Item item) override {
        if (auto* entry = std::get_if<Entry>(&item)) parents_.add(std::move(*entry), wanted_);
    }
    void finish() override {}

private:
    transform::Parents& parents_;
    const KeySet& wanted_;
};

// Calls with each input that knows of parents, and leaves it at its beginning.
void for_each_beginning(const std::vector<Input>& inputs, const std::function<void(const Input&)>& visit) {
    for (const Input& input : inputs) {
        if (input.format.find_references == nullptr) continue;
        const auto begin = input.stream.tellg();
        visit(input);
        input.stream.clear();
        input.stream.seekg(begin);
    }
}

}  // namespace

ParentSearch::ParentSearch(const std::vector<Input>& inputs, Progress& progress) : progress_(progress) {
    progress_.begin(Progress::Stage::copying);
    for (const Input& input : inputs) {
        input.stream.clear();
        const bool good = input.format.find_references == nullptr || base::reads_twice(input.stream);
        if (!good) spools_.push_back(std::make_unique<base::Spool>(input.stream, &progress_.bytes));
        inputs_.push_back({good ? input.stream : spools_.back()->stream(), input.name, input.format});
    }
    // Now it is known how much a pipe had to say.
    if (spools_.size() == inputs_.size()) progress_.total = progress_.bytes.load();
}

void ParentSearch::find(transform::Parents& parents, DiagnosticSink& diagnostics, const Options& options) {
    progress_.begin(Progress::Stage::searching);
    KeySet wanted;
    for_each_beginning(inputs_, [&](const Input& input) { input.format.find_references(input.stream, wanted); });
    if (wanted.empty()) return;
    Silence silence;
    Definitions macros;
    Collector collector(parents, wanted);
    Options without_source = options;
    without_source.keep_source = false;
    for_each_beginning(inputs_, [&](const Input& input) {
        input.format.read(input.stream, collector, {0, silence, without_source, macros, &wanted});
    });
    parents.settle();
    for (const std::string& key : wanted) {
        if (parents.knows(key)) continue;
        std::string message = "no entry has the key '" + key + "' that another refers to";
        diagnostics.report({Severity::warning, "key.missing", std::move(message), {}, 0, {}});
    }
}

}  // namespace bibconv::app
