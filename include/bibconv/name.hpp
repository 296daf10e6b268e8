#pragma once

#include <string>
#include <vector>

namespace bibconv {

/// A person or an organisation, in CSL's parts (CSL 1.0.2, "Names"). UTF-8 without markup.
struct Name {
    std::string family;
    std::string given;
    std::string non_dropping_particle;  ///< "van" in "van der Berg" sorted under v; BibTeX's "von" part
    std::string dropping_particle;      ///< "de" in "Charles de Gaulle" cited as "Gaulle"
    std::string suffix;                 ///< "Jr.", "III"
    std::string literal;                ///< the whole name of an organisation; the parts are empty then
    std::string alias;                  ///< the same person in another script: 藤井一喜 = Kazuki Fujii

    friend bool operator==(const Name&, const Name&) = default;
};

struct NameList {
    std::vector<Name> names;
    bool others = false;  ///< "and others", "et al.": there are more, never a person called Others

    friend bool operator==(const NameList&, const NameList&) = default;
};

}  // namespace bibconv
