#include "formats/csl_json/derived.hpp"

#include "markup/percent.hpp"
#include "model/identifiers.hpp"

namespace bibconv::csl_json {

Derived derived_from_eprint(std::string_view csl_type, std::string_view archive, std::string_view eprint) {
    const model::Identifier* known = model::find_archive(archive);
    if (known == nullptr) return {};
    const std::string name(known->name);
    eprint = model::bare_identifier(*known, eprint);
    if (eprint.empty()) return {};
    Derived derived{{"URL", std::string(known->resolver).append(markup::percent_encoded(eprint))}};
    // As Zotero and citeproc's styles expect a preprint.
    if (csl_type == "article") {
        derived.emplace_back("number", (name + ':').append(eprint));
        derived.emplace_back("publisher", name);
    }
    return derived;
}

}  // namespace bibconv::csl_json
