#pragma once

#include <string>
#include <vector>

// A test of the command is a Markdown document: prose, files, and commands with what they say.
//
//     ```file refs.bib            a file in the folder where the commands run
//     @book{a, title = {A}}
//     ```
//
//     ```
//     % bibconv refs.bib -t csl-json
//     what comes on the standard input, if anything
//     ^D
//     what comes out
//     2> what comes out on the standard error
//     => 1                        the exit status, when it is not 0
//     ```
//
// An expected line that ends in " …" may go on in any way: a new format shall not change these documents.
namespace bibconv::test {

struct Command {
    std::string line;
    std::string input;
    bool has_input = false;
    std::string expected;   ///< output, errors and status as they stand in the document
    std::size_t begin = 0;  ///< of `expected`, in lines of the document from 0
    std::size_t end = 0;
};

struct Step {
    std::string file;  ///< its name, or "" for a command
    std::string content;
    Command command;
};

/// The files and commands of a document, in order.
[[nodiscard]] std::vector<Step> parse_document(const std::vector<std::string>& lines);

/// Runs a command in `folder` and returns what it did, written as in a document.
[[nodiscard]] std::string run_command(const Command& command, const std::string& folder);

}  // namespace bibconv::test
