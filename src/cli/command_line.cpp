#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <map>

#include "cli/config_file.hpp"
#include "cli/reporter.hpp"

namespace bibconv::cli {
namespace {

constexpr const char* examples = R"(Examples:
  bibconv publications.bib -o publications.md     a page from a bibliography
  bibconv publications.md -o publications.bib     and back
  bibconv a.bib b.bib -t csl-json > all.json      several files in one
  bibconv --learn-style my.json publications.md   the look of a page as a style
  bibconv split -n 8 large.bib                    large-1.bib … large-8.bib, for several machines

Exit status: 0 all is well, 1 something was found (--fail-on-loss), 2 wrong usage,
3 an input could not be read or had errors, or the output could not be written.)";

bool can_read(const Format& format) { return format.read != nullptr; }
bool can_write(const Format& format) { return format.make_writer != nullptr; }

std::string names_of(bool (*capable)(const Format&)) {
    std::string names;
    for (const Format* format : formats()) {
        if (!capable(*format)) continue;
        if (!names.empty()) names += ", ";
        names += format->name;
    }
    return names;
}

// "a, b" between two texts; nothing at all when there are no words.
std::string joined(std::span<const std::string_view> words, std::string_view before, std::string_view after) {
    std::string text;
    for (const std::string_view word : words) (text += text.empty() ? before : ", ") += word;
    return words.empty() ? text : text.append(after);
}

void list(bool (*capable)(const Format&)) {
    constexpr std::size_t name_width = 12;
    for (const Format* format : formats()) {
        if (!capable(*format)) continue;
        std::string line(format->name);
        line.resize(std::max(name_width, line.size() + 2), ' ');
        line += format->description;
        line += joined(format->suffixes, " (", ")") + joined(format->aliases, "; also ", "");
        std::cout << line << '\n';
    }
}

std::vector<std::string> split_names(const std::vector<std::string>& given) {
    std::vector<std::string> names;
    for (const std::string& several : given) {
        for (const std::string& name : CLI::detail::split(several, ';')) {
            if (std::string trimmed = CLI::detail::trim_copy(name); !trimmed.empty())
                names.push_back(std::move(trimmed));
        }
    }
    return names;
}

const std::map<std::string, MessageFormat> message_formats = {
    {"text", MessageFormat::text}, {"json", MessageFormat::json}, {"github", MessageFormat::github}};
const std::map<std::string, Client> clients = {
    {"biber", Client::biber}, {"jabref", Client::jabref}, {"zotero", Client::zotero}};
const std::map<std::string, TitleCase> title_cases = {
    {"as-written", TitleCase::as_written}, {"title", TitleCase::title}, {"sentence", TitleCase::sentence}};
const std::map<std::string, Mathematics> mathematics = {
    {"simple", Mathematics::simple}, {"keep", Mathematics::keep}, {"text", Mathematics::text}};
const std::map<std::string, Colour> colours = {
    {"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}};

template <class Words>
CLI::Validator is_word_of(const Words& words) {
    std::vector<std::string> names;
    for (const auto& [name, value] : words) names.push_back(name);
    return CLI::IsMember(std::move(names)).description("");
}

constexpr std::size_t most_bytes = std::size_t{1} << 50U;  // what is more was less than nothing, or a slip

// Everything CLI11 writes to, and the options that mean something only together.
struct Raw {
    Raw() { command.options.jobs = 0; }

    CommandLine command;
    std::vector<std::string> me;
    std::string messages = "text";
    std::string colour = "auto";
    std::string client;
    std::string mathematics = "simple";
    std::string title_case = "as-written";
    bool quiet = false;
    bool verbose = false;
};

void add_conversion_options(CLI::App& app, Raw& raw) {
    CommandLine& command = raw.command;
    app.add_option("INPUT", command.inputs, "Files to read, in this order; - or none: the standard input")
        ->type_name("");
    app.add_option("-f,--from", command.from, "Format of the input: " + readable_formats())->type_name("FORMAT");
    app.add_option("-t,--to", command.to, "Format of the output: " + writable_formats())->type_name("FORMAT");
    app.add_option("-o,--output", command.output, "File to write; - or none: the standard output")->type_name("FILE");
    app.add_option("--for", raw.client,
                   "Program that the output is for, where programs disagree: biber, jabref, zotero")
        ->check(is_word_of(clients))
        ->type_name("CLIENT");
    app.add_option("--title-case", raw.title_case, "Case of English titles: title, sentence or as-written")
        ->check(is_word_of(title_cases))
        ->type_name("CASE");
    app.add_option("--math", raw.mathematics,
                   "Mathematics outside of a .bib: as text where it is simple, keep it as TeX, or all as text")
        ->check(is_word_of(mathematics))
        ->type_name("simple|keep|text");
    app.add_flag("--ascii", command.options.ascii, "LaTeX's names for the letters beyond ASCII in a .bib");
    app.add_option("--max-entry", command.options.largest_item, "Size of the largest entry that is read: 16MB …")
        ->transform(CLI::AsSizeValue(false))
        ->check(CLI::Range(std::size_t{1}, most_bytes).description(""))
        ->type_name("SIZE");
    app.add_option("--encoding", command.encoding, "Encoding of the input, if it is not UTF-8: latin1, shift_jis …")
        ->type_name("NAME");
    app.add_option("-j,--jobs", command.options.jobs,
                   "Threads that work at the same time; 0: as many as there are cores")
        ->type_name("N");
    app.add_option("--style", command.options.page_style, "Look of a badge page: a name or a style file")
        ->type_name("NAME|FILE");
    app.add_option("--me", raw.me, "Spellings of the page owner's name, separated by semicolons")
        ->type_name("NAMES")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    app.add_option("--learn-style", command.learnt_style, "Write the look of the page that is the input as a style")
        ->type_name("FILE");
}

void add_message_options(CLI::App& app, Raw& raw) {
    CommandLine& command = raw.command;
    app.add_option("--diagnostics", raw.messages, "Form of the messages: text, json (one object a line) or github")
        ->check(is_word_of(message_formats))
        ->type_name("FORM");
    app.add_option("--color", raw.colour, "Colours in messages: auto, always or never")
        ->check(is_word_of(colours))
        ->type_name("WHEN");
    app.add_option("--report", command.report, "Write what was read, reported and lost, as JSON")->type_name("FILE");
    app.add_flag("--fail-on-loss", command.fail_on_loss, "Exit with 1 when the output cannot hold everything");
    app.add_flag("--no-progress", command.no_progress, "No line on a terminal that tells how far a long conversion is");
    app.add_flag("-q,--quiet", raw.quiet, "Errors only");
    app.add_flag("-v,--verbose", raw.verbose, "All messages, counts and times");
}

void add_information_flags(CLI::App& app) {
    const auto list_and_leave = [&app](const char* flag, const char* description, bool (*capable)(const Format&)) {
        app.add_flag_callback(
               flag,
               [capable] {
                   list(capable);
                   throw CLI::Success();
               },
               description)
            ->configurable(false);
    };
    list_and_leave("--list-input-formats", "The formats that can be read", can_read);
    list_and_leave("--list-output-formats", "The formats that can be written", can_write);
    app.set_version_flag("--version", "bibconv " BIBCONV_VERSION, "The version")->configurable(false);
    app.set_help_flag("-h,--help", "This text");
    app.config_formatter(std::make_shared<ConfigFile>(app));
    app.set_config("--config", nearest_config_file(), "Options from this file, instead of the nearest bibconv.toml")
        ->type_name("FILE");
    app.allow_config_extras(CLI::config_extras_mode::error);
    app.footer(examples);
}

// What the words behind `split` mean.
struct Split {
    std::string input = "-";
    std::string prefix;
    std::size_t parts = 0;
};

void add_split(CLI::App& app, Split& split) {
    CLI::App* const command = app.add_subcommand("split", "Cuts a .bib into parts that can be converted one by one");
    command->fallthrough();
    command->add_option("INPUT", split.input, "File to cut; - or none: the standard input")->type_name("");
    command->add_option("-n,--parts", split.parts, "How many parts")
        ->required()
        ->check(CLI::Range(1, 100'000).description(""))
        ->type_name("N");
    command->add_option("-o,--output", split.prefix, "How their names begin, before -1.bib …; else as that of INPUT")
        ->type_name("PREFIX");
}

void take(CommandLine& command, Split&& split) {
    command.parts = split.parts;
    command.inputs = {std::move(split.input)};
    command.output = std::move(split.prefix);
}

// CLI11 speaks of INI files, which ours is not.
std::string complaint(const CLI::ParseError& error) {
    constexpr std::string_view unknown_key = "INI was not able to parse ";
    std::string text = error.what();
    if (text.starts_with(unknown_key))
        text = "unknown option in the configuration file: " + text.substr(unknown_key.size());
    return text;
}

// The word that was given for an option, even if what came behind it was wrong.
template <class Word>
void take_given(const CLI::App& app, const char* option, const std::map<std::string, Word>& words, Word& value) {
    const std::vector<std::string>& given = app.get_option(option)->results();
    const auto found = given.empty() ? words.end() : words.find(given.back());
    if (found != words.end()) value = found->second;
}

Status tell_misuse(const CLI::ParseError& error, const CLI::App& app) {
    CommandLine command;
    take_given(app, "--diagnostics", message_formats, command.messages);
    take_given(app, "--color", colours, command.colour);
    Reporter(std::cerr, {}, command).report({Severity::error, "", complaint(error), {}, 0, {}});
    if (command.messages == MessageFormat::text) std::cerr << "Try 'bibconv --help'.\n";
    return Status::usage;
}

// The configuration that was read. CLI11 passes over one that was found and cannot be opened.
std::string config_of(const CLI::App& app) {
    const CLI::Option* option = app.get_config_ptr();
    std::string file = option->as<std::string>();
    if (option->count() == 0 && !file.empty())
        throw CLI::ConfigError("cannot open '" + file + "'", CLI::ExitCodes::ConfigError);
    return file;
}

CommandLine finished(Raw&& raw) {
    if (raw.quiet && raw.verbose) throw CLI::ExcludesError("--quiet", "--verbose");
    CommandLine command = std::move(raw.command);
    command.options.owner_names = split_names(raw.me);
    command.messages = message_formats.at(raw.messages);
    command.colour = colours.at(raw.colour);
    command.options.title_case = title_cases.at(raw.title_case);
    command.options.mathematics = mathematics.at(raw.mathematics);
    if (!raw.client.empty()) command.options.client = clients.at(raw.client);
    if (raw.quiet) command.verbosity = Verbosity::quiet;
    if (raw.verbose) command.verbosity = Verbosity::verbose;
    if (command.inputs.empty()) command.inputs = {"-"};
    return command;
}

}  // namespace

std::string readable_formats() { return names_of(can_read); }
std::string writable_formats() { return names_of(can_write); }

std::variant<CommandLine, Status> parse_command_line(int argc, const char* const* argv) {
    CLI::App app("Converts bibliographies, and publication pages, without losing anything on the way.", "bibconv");
    Raw raw;
    add_conversion_options(app, raw);
    add_message_options(app, raw);
    add_information_flags(app);
    Split split;
    add_split(app, split);
    try {
        app.parse(argc, argv);
        CommandLine command = finished(std::move(raw));
        command.config = config_of(app);
        if (app.got_subcommand("split")) take(command, std::move(split));
        return command;
    } catch (const CLI::Success& success) {
        app.exit(success);
        if (std::cout.flush()) return Status::fine;
        std::cerr << "bibconv: error: cannot write '<stdout>'\n";
        return Status::bad_input;
    } catch (const CLI::ParseError& error) {
        return tell_misuse(error, app);
    }
}

}  // namespace bibconv::cli
