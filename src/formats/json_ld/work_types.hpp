#pragma once

#include <string_view>

namespace bibconv::json_ld {

/// Which of schema.org's properties a work may have beside those of every CreativeWork.
enum class Family { creative, article, book, chapter, code, data, event, legislation, periodical, report, talk };

/// What a CSL type is in schema.org (release 30.0), and what its container is.
struct WorkType {
    std::string_view csl;
    std::string_view work;
    std::string_view container;  ///< what `container-title` names
    Family family = Family::creative;
};

/// The row for a CSL type; what is no CSL type is a CreativeWork.
[[nodiscard]] const WorkType& work_type(std::string_view csl) noexcept;

}  // namespace bibconv::json_ld
