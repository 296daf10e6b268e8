#include "bibconv/convert.hpp"

#include <algorithm>
#include <istream>
#include <optional>
#include <ostream>

#include "app/held_back.hpp"
#include "app/item_census.hpp"
#include "app/one_encoding.hpp"
#include "app/parents.hpp"
#include "transform/inheritance.hpp"
#include "transform/recasing.hpp"

namespace bibconv {
namespace {

void require(bool possible, const Format& format, std::string_view what) {
    if (!possible) throw Failure("the format " + std::string(format.name) + " cannot be " + std::string(what));
}

void read_one(const Input& input, ItemSink& sink, const ReadContext& context) {
    input.format.read(input.stream, sink, context);
    if (input.stream.bad()) throw Failure("cannot read '" + input.name + "'");
}

bool knows_parents(const Input& input) { return input.format.find_references != nullptr; }

bool is_empty(const Input& input) { return input.stream.peek() == std::istream::traits_type::eof(); }

// Passes messages on, and hears whether an input is said to be an empty list, which is no mistake.
class Listener : public DiagnosticSink {
public:
    explicit Listener(DiagnosticSink& next) : next_(next) {}
    void report(Diagnostic diagnostic) override {
        empty_list_ = empty_list_ || diagnostic.id == "input.empty-list";
        next_.report(std::move(diagnostic));
    }
    [[nodiscard]] bool empty_list() const noexcept { return empty_list_; }

private:
    DiagnosticSink& next_;
    bool empty_list_ = false;
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

}  // namespace

Counts convert(const std::vector<Input>& given, const Format& target, std::ostream& out, DiagnosticSink& diagnostics,
               LossLedger& losses, const Options& options) {
    require(target.make_writer != nullptr, target, "written");
    for (const Input& input : given) require(input.format.read != nullptr, input.format, "read");

    const auto writer = target.make_writer(out, {diagnostics, losses, options});
    ItemSink* sink = writer.get();
    transform::Recasing recasing(*sink, options.title_case);
    if (options.title_case != TitleCase::as_written) sink = &recasing;
    transform::Inheritance inheritance(*sink);
    std::optional<app::ParentSearch> search;
    // Zotero, too, knows no entry that takes fields over.
    const bool knows_them = target.find_references != nullptr && options.client != Client::zotero;
    if (!knows_them && std::ranges::any_of(given, knows_parents)) {
        sink = &inheritance;
        search.emplace(given).teach(inheritance, diagnostics, options);
    }
    const std::vector<Input>& inputs = search ? search->inputs() : given;
    app::OneEncoding one_encoding(*sink);
    if (inputs.size() > 1) sink = &one_encoding;
    app::HeldBack held_back(*sink);
    app::ItemCensus census(held_back, inputs, diagnostics);
    Definitions macros;
    std::vector<Barren> without_entries;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (is_empty(inputs[i])) continue;
        const app::ItemCensus::Finds before = census.finds();
        Listener listener(diagnostics);
        read_one(inputs[i], census, {static_cast<std::uint32_t>(i), listener, options, macros});
        const app::ItemCensus::Finds after = census.finds();
        // A file of macros or comments is still itself in its own format.
        const bool good = inputs[i].format.name == target.name || listener.empty_list();
        if (good || after.entries > before.entries) continue;
        without_entries.push_back({&inputs[i], after.macros > before.macros, after.parts > before.parts});
    }
    const bool text = target.holds_pages && std::ranges::any_of(without_entries, &Barren::text);
    const bool nothing = census.counts().entries == 0 && !text;
    for (const Barren& barren : without_entries) {
        // Macros alone are good for something only beside the entries that use them.
        if (nothing || !barren.macros) report_nothing_found(barren, target, diagnostics);
    }
    if (nothing && !without_entries.empty()) return census.counts();  // an empty page would look like a success
    census.finish();
    out.flush();
    if (!out) throw Failure("the output cannot be written");
    return census.counts();
}

}  // namespace bibconv
