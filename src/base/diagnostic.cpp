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
    const std::string name(field);
    lose("field", span, "field '" + name + "' of '" + std::string(key) + "'");
    lose_name(field, {1, span});
}

void LossLedger::lose_name(std::string_view name, const Account::Name& loss) {
    constexpr std::size_t most_names = 200;  // hostile input has as many names as it likes
    auto& names = accounts_.find("field")->second.names;
    const auto found = names.find(name);
    if (found != names.end())
        found->second.count += loss.count;
    else if (names.size() < most_names)
        names.emplace(name, loss);
}

void LossLedger::add(const LossLedger& other) {
    for (const auto& [kind, account] : other.accounts_) {
        Account& own = accounts_.try_emplace(kind, Account{0, account.example, account.first, {}}).first->second;
        own.count += account.count;
        for (const auto& [name, loss] : account.names) lose_name(name, loss);
    }
}

}  // namespace bibconv
