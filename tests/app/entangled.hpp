#pragma once

#include <string>

namespace bibconv::test {

/// A .bib in which much reaches from one item into others: definitions and new ones, keys that come twice, are missing
/// or not valid, what is told once, what is broken, texts between entries, and inheritance.
inline std::string entangled_bib(bool keyless = true) {
    std::string text = "@string{j = {Journal One}}\n% a comment\n@preamble{{\\newcommand{\\x}{y}}}\n";
    for (int i = 0; i < 60; ++i) {
        const std::string n = std::to_string(i);
        text += "@article{key" + std::to_string(i % 50) + ", title = {Title \\unknown" + std::to_string(i % 3) +
                "{a} " + n + "}, author = {Family" + n +
                ", Given and {Some \\'Editor}}, journal = j # { and } # undefined" + std::to_string(i % 2) +
                ", month = jan, year = " + std::to_string(1950 + i) + "}\n\n";
        if (i % 7 == 0) text += "@string{j = {Journal " + n + "}}\n";
        if (keyless && i % 11 == 0) text += "@book{, title = {No key at all}, year = 2000}\nText between.\n";
        if (i % 13 == 0) text += "@book{open" + n + ", title = {Never closed\n";
        if (i % 17 == 0) text += "@inproceedings{child" + n + ", title = {Child}, crossref = {parent}}\n";
        if (i % 19 == 0) text += "@misc{latin" + n + ", title = {Caf\xE9}}\n@comment{something}\n";
    }
    return text + "@proceedings{parent, title = {Parent}, year = 1999}\n% the end\n";
}

}  // namespace bibconv::test
