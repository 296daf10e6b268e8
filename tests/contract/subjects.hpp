#pragma once

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "support/conversion.hpp"
#include "support/items.hpp"

// What the contract tests are run on: every registered format, and texts in it.
namespace bibconv::test {

struct Subject {
    const Format& format;
    std::string name;  ///< what the text is, for messages
    std::string text;
};

inline std::vector<Item> read_items(const Format& format, std::istream& in, Reports& reports,
                                    const Options& options = {}) {
    Collector collector;
    Definitions macros;
    format.read(in, collector, {0, reports, options, macros});
    return std::move(collector.items);
}

inline std::vector<Item> read_items(const Format& format, const std::string& text, const Options& options = {}) {
    std::istringstream in(text);
    Reports reports;
    return read_items(format, in, reports, options);
}

inline std::string write_items(const Format& format, const std::vector<Item>& items, LossLedger& losses,
                               const Options& options = {}) {
    std::ostringstream out;
    Reports reports;
    const auto writer = format.make_writer(out, {reports, losses, options});
    for (const Item& item : items) writer->put(item);
    writer->finish();
    return out.str();
}

inline std::string write_items(const Format& format, const std::vector<Item>& items, const Options& options = {}) {
    LossLedger losses;
    return write_items(format, items, losses, options);
}

/// The samples of the project that are in this format, and all the others converted to it.
inline std::vector<Subject> subjects_of(const Format& format) {
    std::vector<Subject> subjects;
    std::vector<std::filesystem::path> paths;
    for (const auto& file : std::filesystem::directory_iterator(BIBCONV_SOURCE_DIR "/samples")) {
        paths.push_back(file.path());
    }
    std::ranges::sort(paths);
    for (const auto& path : paths) {
        const Format* native = format_of_path(path.string());
        if (native == nullptr || native->read == nullptr) continue;
        std::string text = *read_file(path.string());
        const std::string name = path.filename().string();
        if (native != &format && format.make_writer == nullptr) continue;
        if (native != &format) text = convert_text(native->name, format.name, text).text;
        subjects.push_back({format, std::string(format.name) + " of " + name, std::move(text)});
    }
    return subjects;
}

/// All of them in formats that can be read.
inline std::vector<Subject> readable_subjects() {
    std::vector<Subject> all;
    for (const Format* format : formats()) {
        if (format->read == nullptr) continue;
        for (Subject& subject : subjects_of(*format)) all.push_back(std::move(subject));
    }
    return all;
}

}  // namespace bibconv::test
