#pragma once

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <vector>

namespace bibconv::test {

/// The files that people have written, where they lie beside the project. Says so when they do not, and gives none.
inline std::vector<std::filesystem::path> corpus() {
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(BIBCONV_SOURCE_DIR).parent_path() / "shared" / "corpus" / "bib";
    std::vector<fs::path> files;
    if (!fs::is_directory(folder)) {
        std::cout << "SKIPPED: there is no corpus at ../shared/corpus/bib\n";
        return files;
    }
    for (const auto& file : fs::directory_iterator(folder)) files.push_back(file.path());
    std::ranges::sort(files);
    return files;
}

}  // namespace bibconv::test
