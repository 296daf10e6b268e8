#pragma once

#include <string>
#include <unordered_map>

#include "bibconv/format.hpp"
#include "bibconv/sink.hpp"

namespace bibconv::transform {

/// Whether the entry is no work but a bag of fields for others to take over: biblatex' @xdata.
[[nodiscard]] bool is_data(const Entry& entry);

/// The entries that others take fields over from.
class Parents {
public:
    /// Keeps the entry if it has one of the `wanted` keys. Of several with one key the first counts.
    void add(Entry parent, const NamedKeys& wanted);
    /// To be called when all of them are there: gives each what it takes over itself, as deep as people nest. Circles
    /// and what is deeper are reported.
    void settle(DiagnosticSink& diagnostics);
    /// Whether some parent has the key, be it one of its further ones (`ids`).
    [[nodiscard]] bool knows(const std::string& key) const { return find(key) != nullptr; }

    /// Gives an entry what it takes over, for formats that know no such thing: `crossref` by the rules of BibLaTeX's
    /// appendix B, `xdata` field by field (also single fields, `author = {xdata=KEY-author-1}`), and of what it is
    /// `related` to as the original or as the subject of a review, what CSL can say. What an entry says itself wins.
    void complete(Entry& entry) const;

private:
    struct Parent {
        enum class State { untouched, open, settled };
        Entry entry;
        State state = State::untouched;
        int levels = 0;  // of entries that it has fields from
    };

    void settle(Parent& parent, int depth, DiagnosticSink& diagnostics);
    void take_over(Entry& entry) const;
    static void inherit(Entry& child, const Entry& parent);
    void relate(Entry& entry) const;
    void resolve_granular(Entry& entry) const;
    [[nodiscard]] const Field* referred(std::string_view key, std::string_view field, std::string_view own) const;
    [[nodiscard]] const std::string& name_of(const std::string& key) const;
    [[nodiscard]] const Entry* find(const std::string& key) const;

    std::unordered_map<std::string, Parent> parents_;
    std::unordered_map<std::string, std::string> aliases_;  // further keys, of entries that have several
};

/// Completes the entries.
class Inheritance : public ItemSink {
public:
    /// All parents are known before the first item comes.
    Inheritance(ItemSink& next, const Parents& parents) : next_(next), parents_(parents) {}

    void put(Item item) override;
    void finish() override { next_.finish(); }

private:
    ItemSink& next_;
    const Parents& parents_;
};

}  // namespace bibconv::transform
