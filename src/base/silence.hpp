#pragma once

#include "bibconv/diagnostic.hpp"

namespace bibconv::base {

/// For what is read ahead: what there is to say is said when it is read again.
struct Silence : DiagnosticSink {
    void report(Diagnostic /*diagnostic*/) override {}
};

}  // namespace bibconv::base
