#include "formats/csl_json/derived.hpp"

#include "model/identifiers.hpp"

namespace bibconv::csl_json {

std::map<std::string, std::string> derived_from_eprint(const std::string& csl_type, const std::string& archive,
                                                       const std::string& eprint) {
    const model::Identifier* known = model::find_archive(archive);
    if (known == nullptr || eprint.empty()) return {};
    const std::string name(known->name);
    std::map<std::string, std::string> derived{{"URL", std::string(known->resolver) + eprint}};
    // As Zotero and citeproc's styles expect a preprint.
    if (csl_type == "article") derived.insert({{"number", name + ':' + eprint}, {"publisher", name}});
    return derived;
}

}  // namespace bibconv::csl_json
