#include "formats/csl_json/scanner.hpp"

namespace bibconv::csl_json {

ItemScanner::State ItemScanner::scan(std::string_view text) {
    while (at_ < text.size()) {
        if (in_string_ && !skip_string(text)) return problem_.empty() ? State::unfinished : State::broken;
        if (at_ >= text.size()) break;
        const char c = text[at_];
        if (c == '\n' && stop_at_items_ && item_in_line(text, at_ + 1, indent_) != std::string_view::npos)
            return fail("the item does not end before the next one begins");
        if (c == '}' || c == ']') {
            const State state = close(c);
            if (state != State::unfinished) return state;
            continue;
        }
        if (c == '{' || c == '[') open_.push_back({c == '{' ? '}' : ']', 1});
        if (open_.size() > deepest) return fail("nested too deeply");
        if (c == ',' && open_.back().closing == '}' && ++open_.back().members > most_members)
            return fail("an object has too many members");
        in_string_ = c == '"';
        ++at_;
    }
    return State::unfinished;
}

ItemScanner::State ItemScanner::fail(std::string_view problem) noexcept {
    problem_ = problem;
    return State::broken;
}

ItemScanner::State ItemScanner::close(char bracket) noexcept {
    if (open_.empty() || open_.back().closing != bracket) return fail("a closing bracket does not match");
    open_.pop_back();
    ++at_;
    return open_.empty() ? State::complete : State::unfinished;
}

// False: the string does not end in this text, or never.
bool ItemScanner::skip_string(std::string_view text) {
    while (at_ < text.size()) {
        const char c = text[at_];
        if (c == '\\') {
            if (at_ + 1 >= text.size()) return false;
            at_ += 2;
            continue;
        }
        if (c == '\n') return fail("a string does not end on its line"), false;
        ++at_;
        if (c == '"') {
            in_string_ = false;
            return true;
        }
    }
    return false;
}

std::size_t ObjectEnd::in(std::string_view text) noexcept {
    while (!ended_ && at_ < text.size()) {
        const char c = text[at_];
        if (c == '\\' && in_string_ && at_ + 1 == text.size()) break;  // what it escapes is to come
        at_ += c == '\\' && in_string_ ? 2U : 1U;
        if (c == '"') in_string_ = !in_string_;
        if (in_string_) continue;
        if (c == '{' || c == '[') ++depth_;
        if (c == '}' || c == ']') ended_ = --depth_ == 0;
    }
    return ended_ ? at_ : std::string_view::npos;
}

std::size_t item_in_line(std::string_view text, std::size_t begin, std::size_t indent) noexcept {
    std::size_t at = begin;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    if (at - begin > indent) return std::string_view::npos;
    at = text.find_first_not_of(" \t}],[", at);
    return at < text.size() && text[at] == '{' ? at : std::string_view::npos;
}

}  // namespace bibconv::csl_json
