#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace bibconv::cli {

/// `bibconv.toml` in the working directory or the nearest folder above it, or "".
[[nodiscard]] std::string nearest_config_file();

/// Reads a configuration file, in which a path starts at the file's own folder: the file may lie some
/// folders above the one the command runs in.
class ConfigFile : public CLI::ConfigBase {
public:
    /// `app` knows the path of the file once it is to be read.
    explicit ConfigFile(const CLI::App& app) : app_(app) {}

    [[nodiscard]] std::vector<CLI::ConfigItem> from_config(std::istream& in) const override;

private:
    const CLI::App& app_;
};

}  // namespace bibconv::cli
