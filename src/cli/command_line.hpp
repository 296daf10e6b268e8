#pragma once

#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "bibconv/format.hpp"

namespace bibconv::cli {

/// The exit statuses, as README.md promises them.
enum class Status { fine = 0, findings = 1, usage = 2, bad_input = 3 };

enum class Verbosity { quiet, normal, verbose };
enum class MessageFormat { text, json, github };
enum class Colour { automatic, always, never };

/// The user asked for something that cannot be.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct CommandLine {
    std::vector<std::string> inputs = {"-"};
    std::string output = "-";
    std::string from;          ///< name of a format; empty: guess
    std::string to;            ///< likewise
    std::string encoding;      ///< of the inputs, as ICU calls it; empty: guess
    std::string learnt_style;  ///< where to write the style of the page that is the input; empty: convert
    std::string config;        ///< the configuration file that was read; empty: none
    std::string report;        ///< where to write the report; empty: nowhere
    std::size_t parts = 0;     ///< to split the input into, with `output` as the beginning of their names; 0: convert
    bool fail_on_loss = false;
    bool no_progress = false;
    Verbosity verbosity = Verbosity::normal;
    MessageFormat messages = MessageFormat::text;
    Colour colour = Colour::automatic;
    Options options;
};

/// What the user wants; or, after help, a list or a complaint was printed, the status to exit with.
[[nodiscard]] std::variant<CommandLine, Status> parse_command_line(int argc, const char* const* argv);

/// Names of the formats that can be read, or written: "bibtex, biblatex, …".
[[nodiscard]] std::string readable_formats();
[[nodiscard]] std::string writable_formats();

}  // namespace bibconv::cli
