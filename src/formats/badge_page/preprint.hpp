#pragma once

#include <optional>
#include <string>

#include "bibconv/item.hpp"

namespace bibconv::badge_page {

/// Whether the work stands on arXiv alone: its journal is "arXiv preprint …" or DBLP's "CoRR".
[[nodiscard]] bool is_arxiv_journal(const Entry& entry);

/// The arXiv identifier of a work: of its eprint, its address or such a journal; "" when it has none.
[[nodiscard]] std::string arxiv_of(const Entry& entry);

/// The year and month of its first version, with which an arXiv identifier begins (2411.08719; since April 2007).
[[nodiscard]] std::optional<DatePoint> arxiv_date(const Entry& entry);

}  // namespace bibconv::badge_page
