#include "cli/run.hpp"

#include <chrono>
#include <filesystem>
#include <iostream>
#include <new>
#include <optional>
#include <system_error>

#include "base/output_file.hpp"
#include "base/too_large.hpp"
#include "bibconv/convert.hpp"
#include "cli/command_line.hpp"
#include "cli/input_file.hpp"
#include "cli/last_resort.hpp"
#include "cli/progress_line.hpp"
#include "cli/report_file.hpp"
#include "cli/reporter.hpp"
#include "cli/side_output.hpp"
#include "cli/split_file.hpp"
#include "cli/unknown_format.hpp"
#include "formats/badge_page/learn_style.hpp"

namespace bibconv::cli {
namespace {

using Clock = std::chrono::steady_clock;

const Format& target_of(const CommandLine& command) {
    const Format* target = nullptr;
    if (!command.to.empty()) {
        target = find_format(command.to);
        if (target == nullptr) throw UsageError(unknown_format(command.to, writable_formats()));
    } else {
        target = format_of_path(command.output);
        const std::string name = command.output == "-" ? "the output" : "'" + command.output + "'";
        if (target == nullptr)
            throw UsageError("which format shall " + name + " have? Say it with -t: " + writable_formats());
    }
    if (target->make_writer == nullptr) {
        throw UsageError("the format " + std::string(target->name) + " can only be read; writable are " +
                         writable_formats());
    }
    return *target;
}

std::vector<std::string> names_of(const std::vector<std::unique_ptr<InputFile>>& files) {
    std::vector<std::string> names;
    for (const auto& file : files) names.push_back(file->name());
    return names;
}

std::vector<Input> inputs_of(const std::vector<std::unique_ptr<InputFile>>& files) {
    std::vector<Input> inputs;
    for (const auto& file : files) inputs.push_back({file->stream(), file->name(), file->format()});
    return inputs;
}

Status status_of(const CommandLine& command, const Reporter& reporter, const LossLedger& losses) {
    if (reporter.has_errors()) return Status::bad_input;
    return command.fail_on_loss && !losses.empty() ? Status::findings : Status::fine;
}

void tell_counts(const CommandLine& command, const Counts& counts, const Format& target, Clock::time_point since) {
    if (command.verbosity != Verbosity::verbose) return;
    const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - since);
    std::cerr << "bibconv: " << counts.entries << " entries (" << counts.items << " items) written as " << target.name
              << " in " << taken.count() << " ms\n";
}

void tell_encodings(const std::vector<std::unique_ptr<InputFile>>& files, Reporter& reporter) {
    for (const auto& file : files) {
        const std::string guess = file->new_guess();
        if (guess.empty()) continue;
        std::string message = file->name() + " is read as " + guess + "; --encoding says if it is something else";
        reporter.report({Severity::warning, "encoding.guessed", std::move(message), {}, 0, {}});
    }
}

// Inputs in which nothing was found must not replace what is there, nor what could not all be read the only copy of it.
void commit(const CommandLine& command, const Counts& counts, base::OutputFile& output, Reporter& reporter) {
    const auto told = [&](std::string_view id) { return reporter.tallies().contains(id); };
    if (counts.entries == 0 && reporter.has_errors()) return;
    if ((told(base::too_large) || told("encoding.malformed")) && replaces_input(command)) {
        std::string message = "'" + command.output + "' is left as it is, since not all of it could be read";
        return reporter.report({Severity::error, "input.kept", std::move(message), {}, 0, {}});
    }
    output.commit();
}

// Bytes of all inputs; 0 when one of them is a pipe.
std::uint64_t size_of(const std::vector<std::unique_ptr<InputFile>>& files) {
    std::uint64_t all = 0;
    for (const auto& file : files) {
        const auto size = file->size();
        if (!size) return 0;
        all += *size;
    }
    return all;
}

Counts convert_visibly(const CommandLine& command, const std::vector<std::unique_ptr<InputFile>>& files,
                       const Format& target, std::ostream& out, Reporter& reporter, LossLedger& losses) {
    Progress progress;
    progress.total = size_of(files);
    for (const auto& file : files) file->count_into(progress.bytes);
    std::optional<ProgressLine> line;
    if (wants_progress(command, progress.total, surroundings())) line.emplace(progress);
    AboveProgressLine above(line, reporter);
    return convert(inputs_of(files), target, out, above, losses, command.options, &progress);
}

Status convert_files(const CommandLine& command) {
    const Clock::time_point begin = Clock::now();
    const Format& wanted = target_of(command);
    const auto files = open_inputs(command, wanted);
    const Format& target = output_format(command, wanted, files.front()->format());
    Reporter reporter(std::cerr, names_of(files), command);
    tell_encodings(files, reporter);
    LossLedger losses;

    check_output(command);
    base::OutputFile output(command.output);
    for (const auto& file : files) {
        if (output.feeds(file->buffer()))
            throw UsageError("'" + file->name() + "' is input and output; -o can do that");
    }
    const Counts counts = convert_visibly(command, files, target, output.stream(), reporter, losses);
    tell_encodings(files, reporter);  // that showed only behind the beginning
    for (const auto& file : files) file->tell_malformed(reporter);
    commit(command, counts, output, reporter);

    reporter.report_losses(losses, target.name, command.fail_on_loss ? Severity::error : Severity::warning);
    reporter.sum_up();
    tell_counts(command, counts, target, begin);
    const Status status = status_of(command, reporter, losses);
    if (!command.report.empty()) write_report(command, {files, target, counts, losses, reporter, status});
    return status;
}

Status learn_style_of_page(const CommandLine& command) {
    if (command.inputs.size() != 1) throw UsageError("--learn-style learns from one page");
    InputFile page(command.inputs.front(), find_format("badges"));
    Reporter reporter(std::cerr, {page.name()}, command);
    base::OutputFile style(command.learnt_style);
    const bool learnt = badge_page::learn_style(page.stream(), page.name(), style.stream(), reporter);
    reporter.sum_up();
    std::error_code ignored;
    if (!learnt && std::filesystem::is_regular_file(command.learnt_style, ignored))
        throw std::runtime_error("'" + command.learnt_style + "' is left as it is, since there was nothing to learn");
    style.commit();
    return reporter.has_errors() ? Status::bad_input : Status::fine;
}

// Who asks for a file and gets none is told.
void tell_unused(const CommandLine& command) {
    const bool splits = command.parts > 0;
    const std::string task = splits ? "split" : "--learn-style";
    Reporter reporter(std::cerr, {}, command);
    const auto unused = [&](const std::string& option, bool given) {
        if (given)
            reporter.report({Severity::warning, "option.unused", option + " does nothing with " + task, {}, 0, {}});
    };
    unused("--report", !command.report.empty());
    unused("--output", !splits && command.output != "-");
    unused("--learn-style", splits && !command.learnt_style.empty());
}

bool is_conversion(const CommandLine& command) { return command.parts == 0 && command.learnt_style.empty(); }

Status perform(const CommandLine& command) {
    if (is_conversion(command)) {
        check_report(command);
        return convert_files(command);
    }
    tell_unused(command);
    if (command.parts > 0) return split_file(command);
    check_side_output(command, command.learnt_style, "--learn-style");
    return learn_style_of_page(command);
}

// The circumstances that end everything are told like any other message.
Status give_up(const CommandLine& command, const std::exception& reason, Status status) {
    Reporter(std::cerr, {}, command).report({Severity::error, "", reason.what(), {}, 0, {}});
    return status;
}

// Also in the report, so that nobody takes the last run's for this one's.
Status give_up_conversion(const CommandLine& command, const std::exception& reason, Status status) {
    give_up(command, reason, status);
    if (command.report.empty() || !is_conversion(command) || dynamic_cast<const Overwriting*>(&reason) != nullptr)
        return status;
    try {
        write_report_of_failure(command, reason.what(), status);
    } catch (const std::exception& again) {
        give_up(command, again, status);
    }
    return status;
}

Status guarded(const CommandLine& command) {
    try {
        return perform(command);
    } catch (const std::bad_alloc&) {
        give_up_for_memory();
    } catch (const UsageError& error) {
        return give_up_conversion(command, error, Status::usage);
    } catch (const OptionFailure& error) {
        return give_up_conversion(command, error, Status::usage);
    } catch (const std::exception& error) {
        return give_up_conversion(command, error, Status::bad_input);
    }
}

}  // namespace

int run(int argc, const char* const* argv) {
    std::variant<CommandLine, Status> parsed = Status::usage;
    try {
        parsed = parse_command_line(argc, argv);
    } catch (const std::bad_alloc&) {
        give_up_for_memory();
    } catch (const std::exception& error) {
        return static_cast<int>(give_up(CommandLine(), error, Status::bad_input));
    }
    const auto* command = std::get_if<CommandLine>(&parsed);
    return static_cast<int>(command == nullptr ? std::get<Status>(parsed) : guarded(*command));
}

}  // namespace bibconv::cli
