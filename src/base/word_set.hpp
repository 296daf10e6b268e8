#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <unordered_set>

namespace bibconv::base {

/// A set of words that somebody else keeps. Usually there are few, and looking at each is faster than any order;
/// of an input that means harm there may be any number.
class WordSet {
public:
    /// Whether the word is new.
    bool insert(std::string_view word) {
        if (contains(word)) return false;
        if (size_ < few_.size()) {
            few_[size_++] = word;
        } else {
            others_.insert(word);
        }
        return true;
    }
    [[nodiscard]] bool contains(std::string_view word) const {
        const auto end = few_.begin() + static_cast<std::ptrdiff_t>(size_);
        return std::find(few_.begin(), end, word) != end || (!others_.empty() && others_.contains(word));
    }

private:
    std::array<std::string_view, 32> few_;
    std::size_t size_ = 0;
    std::unordered_set<std::string_view> others_;
};

}  // namespace bibconv::base
