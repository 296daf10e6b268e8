// Holds the order of knowledge by reading the #include lines: base → text → model → markup →
// formats/X | transform → app → cli. Left never includes right, and a format never includes another.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace fs = std::filesystem;

namespace {

const fs::path root = BIBCONV_SOURCE_DIR;

// The rank of each layer; one may include its own rank and lower ones.
const std::map<std::string, int> ranks = {{"include", 0}, {"base", 1},      {"text", 2}, {"model", 3}, {"markup", 4},
                                          {"formats", 5}, {"transform", 5}, {"app", 6},  {"cli", 7}};

// Third-party headers, and the only layers that may know them.
struct Dependency {
    std::string_view prefix;
    std::vector<std::string_view> layers;
};
const std::array<Dependency, 4> dependencies = {{
    {"unicode/", {"text"}},
    {"pugixml", {"markup"}},
    {"nlohmann/", {"formats", "cli"}},
    {"CLI/", {"cli"}},
}};

struct Include {
    std::string file;    // relative to the root
    std::string layer;   // of the file
    std::string format;  // the folder in src/formats, or ""
    std::string target;  // what is included
    bool quoted = false;
};

std::vector<std::string> parts_of(const fs::path& path) {
    std::vector<std::string> parts;
    for (const fs::path& part : path) parts.push_back(part.string());
    return parts;
}

// "formats/bibtex/name.hpp" → {"formats", "bibtex"}; the registry belongs to no format.
std::pair<std::string, std::string> layer_and_format(const fs::path& path) {
    const std::vector<std::string> parts = parts_of(path);
    if (parts.front() == "bibconv") return {"include", ""};
    return {parts.front(), parts.front() == "formats" && parts.size() > 2 ? parts[1] : ""};
}

std::vector<Include> includes_of(const fs::path& path, const fs::path& base) {
    std::vector<Include> includes;
    const auto [layer, format] = layer_and_format(fs::relative(path, base));
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        const std::size_t open = line.find_first_of("<\"");
        if (!line.starts_with("#include") || open == std::string::npos) continue;
        const std::size_t close = line.find_first_of(">\"", open + 1);
        includes.push_back({fs::relative(path, root).string(), layer, format, line.substr(open + 1, close - open - 1),
                            line[open] == '"'});
    }
    return includes;
}

std::vector<Include> all_includes() {
    std::vector<Include> all;
    for (const char* base : {"include", "src"}) {
        for (const auto& file : fs::recursive_directory_iterator(root / base)) {
            if (!file.is_regular_file()) continue;
            for (Include& include : includes_of(file.path(), root / base)) all.push_back(std::move(include));
        }
    }
    return all;
}

}  // namespace

TEST_CASE("a layer includes only what is to its left", "[architecture]") {
    for (const Include& include : all_includes()) {
        if (!include.quoted) continue;
        INFO(include.file << " includes " << include.target);
        const auto [layer, format] = layer_and_format(include.target);
        REQUIRE(ranks.contains(include.layer));
        REQUIRE(ranks.contains(layer));
        CHECK(ranks.at(layer) <= ranks.at(include.layer));
        CHECK(fs::exists(root / (layer == "include" ? "include" : "src") / include.target));
        if (layer == include.layer || layer == "include" || include.layer == "app" || include.layer == "cli") continue;
        // formats and transform stand side by side.
        CHECK(ranks.at(layer) < ranks.at(include.layer));
    }
}

TEST_CASE("no format includes another one", "[architecture]") {
    for (const Include& include : all_includes()) {
        if (!include.quoted || include.format.empty()) continue;
        INFO(include.file << " includes " << include.target);
        const std::string format = layer_and_format(include.target).second;
        CHECK((format.empty() || format == include.format));
    }
}

TEST_CASE("a library of somebody else is known to its layers only, and to no public header", "[architecture]") {
    for (const Include& include : all_includes()) {
        if (include.quoted) continue;
        INFO(include.file << " includes " << include.target);
        for (const Dependency& dependency : dependencies) {
            if (!include.target.starts_with(dependency.prefix)) continue;
            CHECK(std::ranges::find(dependency.layers, include.layer) != dependency.layers.end());
        }
    }
}
