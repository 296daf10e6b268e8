#pragma once

#include "bibconv/format.hpp"

namespace bibconv::bibtex {

extern const Format bibtex;    ///< the classic fields: journal, address, year and month
extern const Format biblatex;  ///< journaltitle, location, date

}  // namespace bibconv::bibtex
