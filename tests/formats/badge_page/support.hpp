#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "bibconv/format.hpp"
#include "formats/badge_page/format.hpp"

namespace bibconv::badge_page::test {

/// Keeps what is reported, so that a test can look at it.
struct Reports : DiagnosticSink {
    std::vector<Diagnostic> all;
    void report(Diagnostic diagnostic) override { all.push_back(std::move(diagnostic)); }

    [[nodiscard]] bool has(std::string_view id) const {
        for (const Diagnostic& one : all) {
            if (one.id == id) return true;
        }
        return false;
    }
};

struct Collected {
    std::vector<Item> items;

    [[nodiscard]] std::vector<Entry*> entries() {
        std::vector<Entry*> found;
        for (Item& item : items) {
            if (auto* entry = std::get_if<Entry>(&item)) found.push_back(entry);
        }
        return found;
    }
};

inline Collected read(const std::string& page, const Options& options = {}) {
    struct Collector : ItemSink {
        Collected collected;
        void put(Item item) override { collected.items.push_back(std::move(item)); }
    };
    Reports reports;
    Collector collector;
    std::istringstream in(page);
    Definitions macros;
    read_page(in, collector, {0, reports, options, macros});
    return std::move(collector.collected);
}

inline std::string write(const std::vector<Item>& items, const Options& options = {}) {
    Reports reports;
    LossLedger losses;
    std::ostringstream out;
    const auto writer = make_page_writer(out, {reports, losses, options});
    for (const Item& item : items) writer->put(item);
    writer->finish();
    return out.str();
}

inline Entry entry(std::string type, std::initializer_list<std::pair<const char*, Value>> fields) {
    Entry result;
    result.type = std::move(type);
    result.key = "key";
    for (const auto& [name, value] : fields) result.fields.add(name, value);
    return result;
}

inline Value year(int number) {
    Date date;
    date.begin = DatePoint{};
    date.begin->year = number;
    return date;
}

inline Value names(std::initializer_list<Name> list, bool others = false) {
    return NameList{std::vector<Name>(list), others};
}
inline Name person(std::string given, std::string family) {
    Name name;
    name.given = std::move(given);
    name.family = std::move(family);
    return name;
}

/// The page is that of `name`.
inline Options me(const char* name) {
    Options options;
    options.owner_names = {name};
    return options;
}

}  // namespace bibconv::badge_page::test
