#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace bibconv::csl_json {

/// Finds the end of a JSON object without understanding it, so that one item is in memory at a time.
class ItemScanner {
public:
    enum class State {
        unfinished,  ///< the text ends before the object does
        complete,
        broken,  ///< `problem` says why
    };

    static constexpr std::size_t deepest = 100;
    /// Of an object: looking one up takes time that grows with their number.
    static constexpr std::size_t most_members = 5001;

    /// `stop_at_items`: a line that begins like an item, indented by `indent` or less, ends the object as broken.
    ItemScanner(std::size_t indent, bool stop_at_items) : indent_(indent), stop_at_items_(stop_at_items) {}

    /// Goes on where the last call stopped; `text` begins with the object's brace and may have grown.
    State scan(std::string_view text);
    /// Behind the object, or where it is broken.
    [[nodiscard]] std::size_t position() const noexcept { return at_; }
    [[nodiscard]] std::string_view problem() const noexcept { return problem_; }

private:
    State fail(std::string_view problem) noexcept;
    State close(char bracket) noexcept;
    bool skip_string(std::string_view text);

    std::size_t indent_;
    bool stop_at_items_;
    std::size_t at_ = 0;
    struct Open {
        char closing;
        std::size_t members;
    };
    std::vector<Open> open_;
    bool in_string_ = false;
    std::string_view problem_;
};

/// Counts brackets to the end of an object that cannot be read or is too large to be held: in strings they do not
/// count, whatever else is wrong with it.
class ObjectEnd {
public:
    /// Behind the object; npos: the text ends before. Goes on where the last call stopped; `text` may have grown.
    [[nodiscard]] std::size_t in(std::string_view text) noexcept;
    /// The first bytes of what was looked at have gone.
    void forget(std::size_t bytes) noexcept { at_ -= std::min(at_, bytes); }

private:
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    bool in_string_ = false;
    bool ended_ = false;
};

/// Where in the line from `begin` an item begins: its brace stands behind `indent` spaces or less, with at most
/// closing brackets and commas before it. npos: nowhere.
[[nodiscard]] std::size_t item_in_line(std::string_view text, std::size_t begin, std::size_t indent) noexcept;

}  // namespace bibconv::csl_json
