#include "cli/message_writer.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/snippet.hpp"
#include "text/character.hpp"
#include "text/unicode.hpp"
#include "text/width.hpp"

namespace bibconv::cli {
namespace {

constexpr std::size_t longest_message = 400;  // a message may quote what the input says

std::string_view colour_of(Severity severity) {
    switch (severity) {
        case Severity::note: return "\x1b[1;36m";
        case Severity::warning: return "\x1b[1;35m";
        case Severity::error: break;
    }
    return "\x1b[1;31m";
}

std::string painted(std::string text, std::string_view code, bool colour) {
    return colour ? std::string(code) + std::move(text) + "\x1b[0m" : text;
}

std::string place(const Diagnostic& diagnostic, std::string_view file) {
    std::string result = file.empty() ? "bibconv" : text::printable(file);
    if (!file.empty()) {
        result += ':' + std::to_string(diagnostic.span.line);
        if (diagnostic.column != 0) result += ':' + std::to_string(diagnostic.column);
    }
    return result + ": ";
}

std::string as_text(const Diagnostic& diagnostic, std::string_view file, bool colour) {
    std::string result = painted(place(diagnostic, file), "\x1b[1m", colour);
    result += painted(std::string(to_string(diagnostic.severity)) + ": ", colour_of(diagnostic.severity), colour);
    result += text::printable(text::shortened(diagnostic.message, longest_message));
    if (!diagnostic.id.empty()) result += " [" + diagnostic.id + ']';
    result += '\n';
    if (!file.empty()) {
        const std::uint32_t hidden = diagnostic.line_text_column - 1;  // bytes of the line
        result += snippet(diagnostic.line_text, diagnostic.span.line,
                          diagnostic.column - std::min(diagnostic.column, hidden), diagnostic.span.length);
    }
    return result;
}

// JSON in which all is escaped that a terminal would obey: people look at it there, too.
std::string harmless_json(std::string_view json) {
    std::string result;
    for (std::size_t at = 0; at < json.size();) {
        const std::size_t begin = at;
        const char32_t point = text::next_code_point(json, at);
        if (!text::is_unprintable(point)) {
            result += json.substr(begin, at - begin);
            continue;
        }
        std::array<char, 24> escape{};
        if (point < 0x10000)
            std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(point));
        else
            std::snprintf(escape.data(), escape.size(), "\\u%04x\\u%04x",
                          static_cast<unsigned>(0xD7C0 + (point >> 10U)),
                          static_cast<unsigned>(0xDC00 + (point & 0x3FFU)));
        result += escape.data();
    }
    return result;
}

std::string as_json(const Diagnostic& diagnostic, std::string_view file, bool /*colour*/) {
    nlohmann::ordered_json object;
    if (!file.empty()) {
        object["file"] = file;
        object["line"] = diagnostic.span.line;
        if (diagnostic.column != 0) object["column"] = diagnostic.column;
        object["offset"] = diagnostic.span.offset;
        object["length"] = diagnostic.span.length;
    }
    object["severity"] = to_string(diagnostic.severity);
    if (!diagnostic.id.empty()) object["id"] = diagnostic.id;
    object["message"] = diagnostic.message;
    return harmless_json(object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)) + '\n';
}

// https://docs.github.com: workflow commands. Properties have two more characters that mean something.
std::string escaped(std::string_view given, std::string_view special) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char c : text::printable(given)) {
        if (special.find(c) == std::string_view::npos) {
            result += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        result += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return result;
}

std::string as_github(const Diagnostic& diagnostic, std::string_view file, bool /*colour*/) {
    constexpr std::string_view in_message = "%\r\n";
    constexpr std::string_view in_property = "%\r\n:,";
    std::string properties;
    const auto add = [&](std::string_view name, std::string_view value) {
        properties += properties.empty() ? " " : ",";
        properties.append(name).append("=") += escaped(value, in_property);
    };
    if (!diagnostic.id.empty()) add("title", diagnostic.id);
    if (!file.empty()) {
        add("file", file);
        add("line", std::to_string(diagnostic.span.line));
        if (diagnostic.column != 0) add("col", std::to_string(diagnostic.column));
    }
    const std::string_view command = diagnostic.severity == Severity::note ? "notice" : to_string(diagnostic.severity);
    return "::" + std::string(command) + properties + "::" + escaped(diagnostic.message, in_message) + '\n';
}

}  // namespace

MessageWriter message_writer(MessageFormat format) noexcept {
    switch (format) {
        case MessageFormat::text: return as_text;
        case MessageFormat::json: return as_json;
        case MessageFormat::github: return as_github;
    }
    return as_text;
}

}  // namespace bibconv::cli
