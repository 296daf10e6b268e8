#include <utility>

#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/name.hpp"
#include "formats/bibtex/name_tokens.hpp"
#include "formats/bibtex/value.hpp"
#include "markup/latex.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::bibtex {
namespace {

// The words of a part, those in braces that would be taken for something else.
std::string protected_words(std::string_view part, bool may_be_von, std::string_view between) {
    const std::string latex = encode_without_ties(part);
    const std::vector<std::string_view> words = split_words(latex);
    const auto protect = [&](const std::string_view& word) {
        const bool von = may_be_von && &word != &words.back() && is_von(word);
        const bool parted = word.find(',') != word.npos && split_at(word, ',').size() > 1;
        return von || parted || text::equal_ignoring_case(word, "and");
    };
    std::string result;
    std::size_t braces = 0;
    for (const std::string_view& word : words) {
        if (!result.empty()) result += between;
        const bool braced = protect(word);
        if (braced) ++braces;
        result += braced ? "{" + std::string(word) + "}" : std::string(word);
    }
    // One pair of braces around all is easier to read than several.
    return braces > 1 && between == " " ? "{" + latex + "}" : result;
}

// "d'" stands close to the family name.
std::string joined(std::string_view particle, std::string_view family) {
    if (particle.empty()) return std::string(family);
    const bool close = particle.ends_with('\'') || particle.ends_with("’") || particle.ends_with('-');
    return std::string(particle) + (close || family.empty() ? "" : " ") + std::string(family);
}

std::string particles(const Name& name) { return joined(name.dropping_particle, name.non_dropping_particle); }

std::string literal(std::string_view name) {
    const std::string latex = encode_without_ties(name);
    const bool person = split_at(latex, ',').size() == 2 && text::has_cjk(latex);
    return latex.starts_with('\\') || person ? "{{" + latex + "}}" : "{" + latex + "}";
}

// `von Last, Jr, First`: as a person would write it.
std::string natural(const Name& name) {
    const std::string von = particles(name);
    const bool alone = name.given.empty() && name.suffix.empty();
    std::string result = joined(protected_words(von, false, " "),
                                protected_words(name.family, true, alone && von.empty() ? "{ }" : " "));
    if (name.family.empty()) result += "{}";
    if (!name.suffix.empty()) result += ", " + protected_words(name.suffix, false, " ");
    if (!alone) result += ", " + (name.given.empty() ? "{}" : protected_words(name.given, false, " "));
    return result == "others" ? result + ", {}" : result;
}

std::string braced(std::string_view part) { return "{" + encode_without_ties(part) + "}"; }

// Every part in braces: nothing is left to guess.
std::string guarded(const Name& name) {
    const std::string last = braced(joined(particles(name), name.family));
    return last + (name.suffix.empty() ? "" : ", " + braced(name.suffix)) + ", " + braced(name.given);
}

bool reads_as(const std::string& latex, const NameNotes& notes, const Name& name) {
    NameList list = parse_names(latex);
    annotate(list, notes);
    Name wanted = name;
    wanted.alias.clear();
    return !list.others && list.names.size() == 1 && list.names.front() == wanted;
}

// Words that nobody could take for something else than they are: letters of ASCII, the first of each large.
bool is_plain(std::string_view part) {
    bool begins = true;
    for (std::size_t at = 0; at < part.size(); ++at) {
        const char c = part[at];
        const bool fits = begins ? text::is_upper(c) : text::is_ascii_letter(c) || c == '.' || c == ' ';
        if (!fits || (begins && text::equal_ignoring_case(part.substr(at, part.find(' ', at) - at), "and")))
            return false;
        begins = c == ' ';
    }
    return !begins;
}

// Most names: known to read as they are without trying.
bool is_plain(const Name& name) {
    return name.dropping_particle.empty() && name.non_dropping_particle.empty() && name.suffix.empty() &&
           is_plain(name.family) && is_plain(name.given);
}

// The notes of one name, under number 1.
std::string write_name(const Name& name, bool ascii, NameNotes& notes) {
    const auto spelled = [ascii](std::string latex) { return ascii ? markup::ascii_latex(latex) : std::move(latex); };
    if (!name.literal.empty()) return spelled(literal(name.literal));
    if (is_plain(name)) return name.family + ", " + name.given;
    if (!name.dropping_particle.empty()) notes.dropping[1] = name.dropping_particle;
    if (std::string latex = spelled(natural(name)); reads_as(latex, notes, name)) return latex;
    if (const std::string von = particles(name); !von.empty()) notes.particle[1] = von;
    return spelled(guarded(name));
}

void move_note(Annotations& from, Annotations& to, std::size_t number) {
    if (!from.empty()) to[number] = from.begin()->second;
}

// Cuts a beginning off and gives whether it was there.
bool cut(std::string& text, std::string_view beginning) {
    if (!text.starts_with(beginning)) return false;
    text = std::string(trimmed(std::string_view(text).substr(beginning.size())));
    return true;
}

}  // namespace

WrittenNames write_names(const NameList& list, bool ascii) {
    WrittenNames written;
    for (std::size_t index = 0; index < list.names.size(); ++index) {
        const Name& name = list.names[index];
        NameNotes notes;
        if (index > 0) written.latex += " and ";
        written.latex += write_name(name, ascii, notes);
        move_note(notes.dropping, written.notes.dropping, index + 1);
        move_note(notes.particle, written.notes.particle, index + 1);
        if (!name.alias.empty()) written.notes.alias[index + 1] = name.alias;
    }
    if (list.others) written.latex += list.names.empty() ? "others" : " and others";
    return written;
}

void annotate(NameList& list, const NameNotes& notes) {
    const auto each = [&](const Annotations& annotations, auto apply) {
        for (const auto& [number, text] : annotations) {
            if (number >= 1 && number <= list.names.size()) apply(list.names[number - 1], text);
        }
    };
    // A name has no blanks at its ends.
    each(notes.particle, [](Name& name, const std::string& text) {
        const std::string_view particle = trimmed(text);
        if (name.non_dropping_particle.empty() && cut(name.family, particle)) name.non_dropping_particle = particle;
    });
    each(notes.dropping, [](Name& name, const std::string& text) {
        const std::string_view particle = trimmed(text);
        if (cut(name.non_dropping_particle, particle)) name.dropping_particle = particle;
    });
    each(notes.alias, [](Name& name, const std::string& text) { name.alias = text; });
}

bool parse_annotations(std::string_view latex, Annotations& annotations) {
    std::string_view rest = trimmed(latex);
    while (!rest.empty()) {
        std::size_t number = 0;
        while (!rest.empty() && is_digit(rest.front()) && number < 100000) {
            number = number * 10 + static_cast<std::size_t>(rest.front() - '0');
            rest.remove_prefix(1);
        }
        rest = trimmed(rest);
        const std::size_t close = rest.starts_with("=\"") ? rest.find('"', 2) : std::string_view::npos;
        if (number == 0 || close == std::string_view::npos) return false;
        annotations[number] = plain_text(markup::decode_latex(rest.substr(2, close - 2)));
        rest = trimmed(rest.substr(close + 1));
        if (!rest.empty() && rest.front() != ';') return false;
        if (!rest.empty()) rest = trimmed(rest.substr(1));
    }
    return !annotations.empty();
}

std::string write_annotations(const Annotations& annotations) {
    std::string result;
    for (const auto& [number, text] : annotations) {
        if (!result.empty()) result += "; ";
        result += std::to_string(number) + "=\"";
        for (const char c : markup::encode_latex(RichText(text))) {
            if (c == '"') {
                result += "\\textquotedbl{}";
            } else {
                result += c;
            }
        }
        result += '"';
    }
    return result;
}

}  // namespace bibconv::bibtex
