#pragma once

namespace bibconv::text {

/// ICU goes on with empty texts when it gets no memory. After this, which must come before ICU is used at all, it calls
/// the new-handler, which must end the process: ICU is given nothing if that comes back.
void let_icu_fail_like_new() noexcept;

}  // namespace bibconv::text
