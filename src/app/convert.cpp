#include "bibconv/convert.hpp"

#include <algorithm>
#include <optional>
#include <ostream>
#include <set>

#include "app/delivery.hpp"
#include "app/intake.hpp"
#include "app/parents.hpp"

namespace bibconv {
namespace {

void require(bool possible, const Format& format, std::string_view what) {
    if (!possible) throw Failure("the format " + std::string(format.name) + " cannot be " + std::string(what));
}

// Of a format whose items can know others: they go one by one.
struct Undrafted : Draft {
    explicit Undrafted(Item given) : item(std::move(given)) {}
    Item item;
};

class Undrafting : public DraftingWriter {
public:
    explicit Undrafting(ItemSink& writer) : writer_(writer) {}

    std::unique_ptr<Draft> draft(Item item, const WriteContext& /*context*/) const override {
        return std::make_unique<Undrafted>(std::move(item));
    }
    void put(Item item) override { writer_.put(std::move(item)); }
    void put(Draft& draft) override { writer_.put(std::move(static_cast<Undrafted&>(draft).item)); }
    void finish() override { writer_.finish(); }

private:
    ItemSink& writer_;
};

// Passes messages on, and hears which inputs are said to be empty lists, which is no mistake.
class Listener : public DiagnosticSink {
public:
    explicit Listener(DiagnosticSink& next) : next_(next) {}
    void report(Diagnostic diagnostic) override {
        if (diagnostic.id == "input.empty-list") empty_lists_.insert(diagnostic.span.source);
        next_.report(std::move(diagnostic));
    }
    [[nodiscard]] bool is_empty_list(std::size_t input) const {
        return empty_lists_.contains(static_cast<std::uint32_t>(input));
    }

private:
    DiagnosticSink& next_;
    std::set<std::uint32_t> empty_lists_;
};

// An input without entries, and what it has beside. The text of a page is no mistake where it can be kept.
struct Barren {
    const Input* input;
    bool macros, text;
};

void report_nothing_found(const Barren& barren, const Format& target, DiagnosticSink& diagnostics) {
    const Input& input = *barren.input;
    const bool kept = barren.text && target.holds_pages;
    std::string message = "no entries found in " + input.name + ", read as " + std::string(input.format.name);
    if (kept) message += "; its text is kept";
    if (barren.text && !kept) message += "; " + std::string(target.name) + " cannot hold its text alone";
    const Severity severity = kept ? Severity::warning : Severity::error;
    diagnostics.report({severity, "input.no-entries", std::move(message), {}, 0, {}});
}

// Tells which inputs have no entries. Whether there is anything to write: an empty page would look like a success.
bool check_finds(const std::vector<Input>& inputs, const Format& target, const app::Intake& intake, Listener& listener,
                 const app::ItemCensus& census) {
    std::vector<Barren> without_entries;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const app::ItemCensus::Finds& finds = census.finds(i);
        // A file of macros or comments is still itself in its own format.
        const bool same = inputs[i].format.name == target.name || (finds.macros && target.holds_macros);
        const bool nothing_wrong = intake.was_empty(i) || listener.is_empty_list(i);
        if (!nothing_wrong && !same && !finds.works) without_entries.push_back({&inputs[i], finds.macros, finds.parts});
    }
    const bool text = target.holds_pages && std::ranges::any_of(without_entries, &Barren::text);
    const bool nothing = census.counts().entries == 0 && !text;
    for (const Barren& barren : without_entries) {
        // Macros alone are good for something only beside the entries that use them.
        if (nothing || !barren.macros) report_nothing_found(barren, target, listener);
    }
    return !nothing || without_entries.empty();
}

}  // namespace

Counts convert(const std::vector<Input>& given, const Format& target, std::ostream& out, DiagnosticSink& diagnostics,
               LossLedger& losses, const Options& options, Progress* watched) {
    require(target.make_writer != nullptr, target, "written");
    for (const Input& input : given) require(input.format.read != nullptr, input.format, "read");

    Progress unwatched;
    Progress& progress = watched == nullptr ? unwatched : *watched;
    const auto writer = target.make_writer(out, {diagnostics, losses, options});
    Undrafting undrafting(*writer);
    auto* drafting = dynamic_cast<DraftingWriter*>(writer.get());
    if (drafting == nullptr) drafting = &undrafting;

    transform::Parents parents;
    std::optional<app::ParentSearch> search;
    std::vector<bool> completed;
    for (const Input& input : given) {
        // Zotero knows no entry that takes fields over.
        const bool kept = (target.keeps_references || &input.format == &target) && options.client != Client::zotero;
        completed.push_back(input.format.may_refer != nullptr && !kept);
    }
    if (std::ranges::count(completed, true) > 0) search.emplace(given, progress).find(parents, diagnostics, options);
    const std::vector<Input>& inputs = search ? search->inputs() : given;

    progress.begin(Progress::Stage::converting);
    Listener listener(diagnostics);
    app::Delivery delivery(*drafting, inputs, listener, losses, progress);
    const bool bytes_only =
        inputs.size() == 1 && !completed.front() && options.copies() && drafting->copies(inputs.front().format.name);
    const bool one_encoding = inputs.size() > 1 || !options.copies();
    const app::Treatment treatment{*drafting, parents, std::move(completed), options, one_encoding, bytes_only};
    app::Intake intake(inputs, treatment, delivery, listener);
    intake.all();

    const Counts counts = delivery.census().counts();
    if (!check_finds(inputs, target, intake, listener, delivery.census())) return counts;
    progress.begin(Progress::Stage::finishing);
    delivery.finish();
    out.flush();
    if (!out) throw Failure("the output cannot be written");
    return counts;
}

}  // namespace bibconv
