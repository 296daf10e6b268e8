#pragma once

#include <optional>
#include <string>
#include <string_view>
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
    // One way to write the name, with its foldings.
    struct Form {
        std::string given;  // as written
        std::string whole;  // given name and family name
        std::string family;
        bool has_family = false;
    };
    struct Folded;
    [[nodiscard]] static Form form_of(const Name& name);
    [[nodiscard]] static bool same_name(const Form& form, const Folded& name);
    [[nodiscard]] static bool same_person(const Form& form, const Folded& name);

    std::vector<Spelling> names_;
    std::vector<Form> forms_;  // of the names and the aliases
};

/// "A; B = C" as a list of spellings.
[[nodiscard]] std::vector<std::string> split_spellings(std::string_view text);

}  // namespace bibconv::model
