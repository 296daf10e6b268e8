#pragma once

#include <filesystem>
#include <iterator>
#include <string>
#include <unistd.h>

namespace bibconv::test {

/// An empty folder, gone at the end. Tests that run at the same time have each their own.
struct Folder {
    std::filesystem::path path;
    /// Whoever needs two of them gives them names.
    explicit Folder(const std::string& name = "test")
        : path(std::filesystem::temp_directory_path() / ("bibconv-" + name + '-' + std::to_string(::getpid()))) {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path); }

    [[nodiscard]] std::string file(const char* name) const { return (path / name).string(); }
    [[nodiscard]] std::ptrdiff_t count() const { return std::distance(std::filesystem::directory_iterator(path), {}); }
};

}  // namespace bibconv::test
