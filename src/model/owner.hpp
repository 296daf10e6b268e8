#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bibconv/name.hpp"

namespace bibconv::model {

/// The page owner's name in all its spellings. Names are compared without regard to accents, case,
/// spaces, the order of given and family name, and initials ("K. Fujii" is Kazuki Fujii).
class Owner {
public:
    Owner() = default;
    /// Spellings in running form; "藤井一喜 = Kazuki Fujii" says that the left is the right in another script.
    explicit Owner(const std::vector<std::string>& spellings);

    [[nodiscard]] bool known() const noexcept { return !names_.empty(); }
    [[nodiscard]] bool is(const Name& name) const;
    /// The place of the owner among the names, from 0: of the name in full, else of one that may be theirs.
    [[nodiscard]] std::optional<std::size_t> position(const std::vector<const Name*>& names) const;
    /// The other-script name shown beside such a name; "" when none was declared for it.
    [[nodiscard]] std::string alias(const Name& name) const;
    /// The first spelling that is not an alias's left side, as a name.
    [[nodiscard]] Name main_name() const;
    /// The spellings, joined by "; ", as `--me` takes them.
    [[nodiscard]] std::string text() const;

private:
    struct Spelling {
        Name name;
        std::string alias;
    };
    struct Folded;
    // The given names of a spelling.
    struct Given {
        std::string folded;
        std::vector<std::string> words;
        std::size_t spelling = 0;

        [[nodiscard]] bool fits(const Given& other) const;
    };
    // Spellings by what a name shares with them.
    class Index {
    public:
        void add(const Name& name, std::size_t spelling);
        /// The first spelling that is the name, and the first that may be the same person's.
        [[nodiscard]] std::optional<std::size_t> same_name(const Folded& name) const;
        [[nodiscard]] std::optional<std::size_t> same_person(const Folded& name) const;

    private:
        std::unordered_map<std::string, std::size_t> wholes_;
        // By the family name and the initial of the given names, which those of one person share.
        std::unordered_map<std::string, std::unordered_map<char32_t, std::vector<Given>>> families_;
    };

    std::vector<Spelling> names_;
    Index all_;      // the names and the aliases
    Index aliased_;  // the names that have an alias
};

/// "A; B = C" as a list of spellings.
[[nodiscard]] std::vector<std::string> split_spellings(std::string_view text);

}  // namespace bibconv::model
