#include "formats/bibtex/clients.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "formats/bibtex/data_model.hpp"
#include "markup/partners.hpp"
#include "markup/percent.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::bibtex {
namespace {

// Zotero throws away entries of other types than its own.
constexpr std::string_view zotero_types =
    "article artwork audio book booklet collection conference electronic inbook incollection inproceedings inreference "
    "jurisdiction legislation letter manual mastersthesis misc movie mvbook online patent phdthesis proceedings report "
    "software techreport thesis unpublished video";

// JabRef has a mode for either dialect, and in BibTeX's objects to what it knows from BibLaTeX only.
constexpr std::string_view jabref_biblatex_types =
    "bookinbook collection electronic mvbook mvcollection mvproceedings mvreference online patent periodical reference "
    "report suppbook suppcollection suppperiodical thesis www";
constexpr std::string_view jabref_biblatex_fields =
    "addendum afterword annotator bookauthor booksubtitle booktitleaddon commentator date editora editorb editorc eid "
    "eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon foreword holder introduction isrn issue "
    "issuesubtitle issuetitle journalsubtitle journaltitle language location mainsubtitle maintitle maintitleaddon "
    "origlanguage pagetotal part pubstate subtitle titleaddon translator urldate venue version volumes";
constexpr std::string_view jabref_prefix = "biblatex:";

// biber warns of fields beyond its data model. Annotations are how that may be extended, so they become some of the
// title.
constexpr std::string_view biber_prefix = "title+an:bibconv-";

// biber parts annotations at semicolons and literals end at quotation marks, neither of which can be escaped.
std::string annotation(std::string_view value) {
    std::string literal;
    for (std::size_t at = 0; at < value.size(); ++at) {
        const bool breaks = std::string_view(";\"\n\r").find(value[at]) != std::string_view::npos;
        if (breaks || markup::is_escape(value, at))
            markup::append_percent(literal, value[at]);
        else
            literal += value[at];
    }
    return "=\"" + literal + '"';
}

std::string_view literal_of(std::string_view annotation) {
    annotation = text::trimmed(annotation);
    if (annotation.starts_with('=')) annotation.remove_prefix(1);
    const bool quoted = annotation.size() > 1 && annotation.starts_with('"') && annotation.ends_with('"');
    return quoted ? annotation.substr(1, annotation.size() - 2) : annotation;  // biber itself writes no quotes
}

// Braces around a command are doubled, so that they do not make a "special character"; around mathematics one pair
// does.
void drop_doubled_braces(std::string& value, std::size_t at) {
    constexpr std::size_t own = 1;  // the brace that the value of the field begins with
    if (at < own + 2 || value.compare(at - 2, 2, "{{") != 0) return;
    const std::size_t close = markup::Partners(value, '{', '}').of(at - 1);
    if (close == std::string::npos || value.compare(close, 2, "}}") != 0) return;
    value.erase(close, 1);
    value.erase(at - 1, 1);
}

// Zotero reads sub- and superscripts as mathematics only.
std::string with_scripts_as_mathematics(std::string value) {
    struct Script {
        std::string_view command, sign;
    };
    constexpr auto scripts = std::to_array<Script>({{"\\textsubscript{", "$_{"}, {"\\textsuperscript{", "$^{"}});
    for (const auto& [command, sign] : scripts) {
        for (std::size_t at = value.find(command); at != std::string::npos; at = value.find(command, at + 1)) {
            const std::size_t close = value.find_first_of("{}\\$", at + command.size());
            if (close == std::string::npos || value[close] != '}') continue;
            value.insert(close + 1, "$");
            value.replace(at, command.size(), sign);
            drop_doubled_braces(value, at);
        }
    }
    return value;
}

}  // namespace

bool takes_type(Client client, Dialect dialect, std::string_view type) {
    switch (client) {
        case Client::zotero: return lists(zotero_types, type);
        case Client::jabref: return dialect == Dialect::modern || !lists(jabref_biblatex_types, type);
        case Client::biber: return in_data_model(type);
        case Client::any: break;
    }
    return true;
}

Line for_client(Client client, Dialect dialect, std::string_view type, Line line) {
    if (type == "xdata") return line;  // a bag of fields of any type
    if (client == Client::jabref && dialect == Dialect::classic && lists(jabref_biblatex_fields, line.name)) {
        line.name.insert(0, jabref_prefix);
    } else if (client == Client::biber && !in_data_model(type, meaning_of_field(line.name))) {
        const bool braced = line.value.starts_with('{');
        const std::string_view value = line.value;
        line.value = '{' + annotation(braced ? value.substr(1, value.size() - 2) : value) + '}';
        line.name.insert(0, biber_prefix);
    } else if (client == Client::zotero) {
        line.value = with_scripts_as_mathematics(std::move(line.value));
    }
    return line;
}

std::optional<std::string> undo_client(std::string& name, std::string_view value) {
    if (name.find(':') == std::string::npos) return std::nullopt;
    if (name.starts_with(jabref_prefix)) {
        name.erase(0, jabref_prefix.size());
    } else if (name.starts_with(biber_prefix)) {
        name.erase(0, biber_prefix.size());
        const std::string_view written = literal_of(value);
        std::string decoded = markup::percent_decoded(written);
        return text::is_utf8(decoded) ? std::move(decoded) : std::string(written);  // that is none of ours
    }
    return std::nullopt;
}

}  // namespace bibconv::bibtex
