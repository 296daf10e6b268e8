#include "formats/bibtex/editor_roles.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "formats/bibtex/as_written.hpp"
#include "formats/bibtex/field_table.hpp"
#include "formats/bibtex/name.hpp"

namespace bibconv::bibtex {
namespace {

// CSL variables, and what BibLaTeX's manual (2.3.6) calls them.
struct Role {
    std::string_view variable, type;
    bool usual = true;  // else the role is written so only where it was read so, for it has a field of its own name
};
constexpr auto roles = std::to_array<Role>({{"compiler", "compiler"},
                                            {"contributor", "collaborator"},
                                            {"director", "director"},
                                            {"organizer", "organizer"},
                                            {"chair", "chair", false},
                                            {"composer", "composer", false},
                                            {"curator", "curator", false},
                                            {"editorial-director", "editorialdirector", false},
                                            {"executive-producer", "executiveproducer", false},
                                            {"guest", "guest", false},
                                            {"host", "host", false},
                                            {"illustrator", "illustrator", false},
                                            {"interviewer", "interviewer", false},
                                            {"narrator", "narrator", false},
                                            {"performer", "performer", false},
                                            {"producer", "producer", false},
                                            {"recipient", "recipient", false},
                                            {"script-writer", "scriptwriter", false},
                                            {"series-creator", "seriescreator", false},
                                            {"translator", "translator", false}});

struct Slot {
    std::string_view names, type;
    [[nodiscard]] std::string_view field() const noexcept { return names.substr(names.find(':') + 1); }
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
    const std::string names = entry.fields.text(field_names);
    const std::string_view read_from = field_as_read(names, role.variable);
    const auto is_free = [&](const Slot& slot) {
        return !entry.fields.has(slot.names) && !entry.fields.has(slot.type);
    };
    auto free =
        std::ranges::find_if(slots, [&](const Slot& slot) { return slot.field() == read_from && is_free(slot); });
    if (free == slots.end() && role.usual) free = std::ranges::find_if(slots, is_free);
    const auto* list = entry.fields.get<NameList>(role.variable);
    if (list == nullptr || free == slots.end()) return;
    auto written = names_for(free->names, *list);
    if (!written) return;
    entry.fields.erase(role.variable);
    entry.fields.add(std::string(free->names), std::move(*written));
    entry.fields.add(std::string(free->type), std::string(role.type));
}

}  // namespace

void name_editors(Entry& entry, std::string& names_of_fields) {
    for (const Slot& slot : slots) {
        const auto role = std::ranges::find(roles, entry.fields.text(slot.type), &Role::type);
        if (role == roles.end() || entry.fields.has(role->variable)) continue;
        auto names = names_in(entry, slot.names);
        if (!names) continue;
        if (entry.fields.has(std::string(source_prefix) + std::string(slot.field()))) continue;  // LaTeX of its own
        entry.fields.erase(slot.names);
        entry.fields.erase(slot.type);
        entry.fields.add(std::string(role->variable), std::move(*names));
        if (!role->usual) add_field_as_read(names_of_fields, role->variable, slot.field());
    }
}

bool has_editor_roles(const Entry& entry) {
    const std::string names = entry.fields.text(field_names);
    return std::ranges::any_of(roles, [&](const Role& role) {
        return entry.fields.has(role.variable) && (role.usual || !field_as_read(names, role.variable).empty());
    });
}

void type_editors(Entry& entry) {
    for (const Role& role : roles) type_editor(entry, role);
}

}  // namespace bibconv::bibtex
