#pragma once

namespace bibconv::text {

/// ICU goes on with empty texts when it gets no memory. After this, which must come before ICU is used at all, it calls
/// the new-handler, as `new` does, so that nothing is lost in silence.
void let_icu_fail_like_new() noexcept;

}  // namespace bibconv::text
