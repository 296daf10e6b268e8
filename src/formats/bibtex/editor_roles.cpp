#include "formats/bibtex/editor_roles.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "formats/bibtex/name.hpp"

namespace bibconv::bibtex {
namespace {

// CSL variables, and what BibLaTeX's manual (2.3.6) calls them.
struct Role {
    std::string_view variable, type;
};
constexpr auto roles = std::to_array<Role>(
    {{"compiler", "compiler"}, {"contributor", "collaborator"}, {"director", "director"}, {"organizer", "organizer"}});

struct Slot {
    std::string_view names, type;
};
constexpr auto slots = std::to_array<Slot>({{"editor", "bibtex:editortype"},
                                            {"bibtex:editora", "bibtex:editoratype"},
                                            {"bibtex:editorb", "bibtex:editorbtype"},
                                            {"bibtex:editorc", "bibtex:editorctype"}});

std::optional<NameList> names_in(const Entry& entry, std::string_view field) {
    if (const auto* list = entry.fields.get<NameList>(field)) return *list;
    const auto* raw = entry.fields.get<std::string>(field);
    if (raw == nullptr || entry.fields.has(std::string(field) + "+an")) return std::nullopt;
    return parse_names(*raw);
}

// The field as a .bib has it; nothing for names that need annotations, which belong to variables.
std::optional<Value> names_for(std::string_view field, const NameList& list) {
    if (field == "editor") return list;
    const WrittenNames written = write_names(list);
    const NameNotes& notes = written.notes;
    if (!notes.alias.empty() || !notes.dropping.empty() || !notes.particle.empty()) return std::nullopt;
    return written.latex;
}

void type_editor(Entry& entry, const Role& role) {
    const auto free = std::ranges::find_if(
        slots, [&](const Slot& slot) { return !entry.fields.has(slot.names) && !entry.fields.has(slot.type); });
    const auto* list = entry.fields.get<NameList>(role.variable);
    if (list == nullptr || free == slots.end()) return;
    auto names = names_for(free->names, *list);
    if (!names) return;
    entry.fields.erase(role.variable);
    entry.fields.add(std::string(free->names), std::move(*names));
    entry.fields.add(std::string(free->type), std::string(role.type));
}

}  // namespace

void name_editors(Entry& entry) {
    for (const Slot& slot : slots) {
        const auto role = std::ranges::find(roles, entry.fields.text(slot.type), &Role::type);
        if (role == roles.end() || entry.fields.has(role->variable)) continue;
        auto names = names_in(entry, slot.names);
        if (!names) continue;
        entry.fields.erase(slot.names);
        entry.fields.erase(slot.type);
        entry.fields.add(std::string(role->variable), std::move(*names));
    }
}

bool has_editor_roles(const Entry& entry) noexcept {
    return std::ranges::any_of(roles, [&](const Role& role) { return entry.fields.has(role.variable); });
}

void type_editors(Entry& entry) {
    for (const Role& role : roles) type_editor(entry, role);
}

}  // namespace bibconv::bibtex
