#include "bibconv/diagnostic.hpp"

namespace bibconv {

std::string_view to_string(Severity severity) noexcept {
    switch (severity) {
        case Severity::note: return "note";
        case Severity::warning: return "warning";
        case Severity::error: return "error";
    }
    return "error";
}

void LossLedger::lose(std::string_view kind, const Span& span, std::string_view example) {
    auto found = accounts_.find(kind);
    if (found == accounts_.end()) {
        found = accounts_.emplace(std::string(kind), Account{0, std::string(example), span, {}}).first;
    }
    ++found->second.count;
}

void LossLedger::lose_field(std::string_view field, const Span& span, std::string_view key) {
    constexpr std::size_t most_names = 200;  // hostile input has as many names as it likes
    const std::string name(field);
    lose("field", span, "field '" + name + "' of '" + std::string(key) + "'");
    auto& names = accounts_.find("field")->second.names;
    if (names.size() >= most_names && !names.contains(name)) return;
    ++names.try_emplace(name, Account::Name{0, span}).first->second.count;
}

}  // namespace bibconv
