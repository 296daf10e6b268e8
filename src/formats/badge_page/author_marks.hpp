#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/item.hpp"
#include "model/owner.hpp"

namespace bibconv::badge_page {

/// An author as a reader of the page sees them, and the marks behind the name: "*", "†", "1,2". The list they come
/// from must stay where it is.
class MarkedName {
public:
    explicit MarkedName(const Name& name);

    [[nodiscard]] const Name& name() const noexcept { return cleaned_ ? *cleaned_ : *written_; }

    std::string marks;
    bool equal =
        false;  ///< the contribution is marked as equal, by the annotation `1=equal` or a star that others have

private:
    const Name* written_;
    std::unique_ptr<const Name> cleaned_;  // where something was taken off
};

/// The authors without DBLP's numbers ("Wei Wang 0001") and with their marks: those in the names, and those that
/// biblatex' annotation has in quotes, `author+an = {1="*"; 2="†"}`.
[[nodiscard]] std::vector<MarkedName> marked_authors(const Entry& entry, const NameList& authors);

/// The page owner's place among them, from 0.
[[nodiscard]] std::optional<std::size_t> own_place(const std::vector<MarkedName>& authors, const model::Owner& owner);

/// Keeps the marks of a list, one text for each author, as an annotation.
void set_marks(Entry& entry, const std::vector<std::string>& marks);

/// Takes the marks off the end of a name in Markdown, and returns them.
std::string take_marks(std::string_view& name);

/// Marks in Markdown.
[[nodiscard]] std::string marks_text(const std::string& marks);

}  // namespace bibconv::badge_page
