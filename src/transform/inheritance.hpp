#pragma once

#include <deque>
#include <set>
#include <string>
#include <unordered_map>

#include "bibconv/diagnostic.hpp"
#include "bibconv/sink.hpp"

namespace bibconv::transform {

/// Whether the entry is no work but a bag of fields for others to take over: biblatex' @xdata.
[[nodiscard]] bool is_data(const Entry& entry);

/// Gives entries what they take over from others, for formats that know no such thing: `crossref` by the rules of
/// BibLaTeX's appendix B, `xdata` field by field, nested as deep as people nest. What an entry says itself wins.
/// The entries stay in order: those behind one whose parent has not come yet wait for it. Both the entries that
/// wait and those that are remembered as parents are bounded in number, so that memory is.
class Inheritance : public ItemSink {
public:
    Inheritance(ItemSink& next, DiagnosticSink& diagnostics) : next_(next), diagnostics_(diagnostics) {}

    void put(Item item) override;
    void finish() override;

private:
    void meet(const Entry& entry);
    void release();
    void pass_on(Item item);
    [[nodiscard]] const Entry* find(const std::string& key) const;
    void resolve(Entry& entry, int depth) const;
    void inherit_from(Entry& child, const std::string& key, bool as_data, int depth) const;

    ItemSink& next_;
    DiagnosticSink& diagnostics_;
    std::deque<Item> waiting_;
    std::set<std::string> missing_;  // keys that waiting entries refer to
    std::unordered_map<std::string, Entry> parents_;
    std::unordered_map<std::string, std::string> aliases_;  // further keys, of entries that have several
};

}  // namespace bibconv::transform
