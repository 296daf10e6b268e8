#pragma once

namespace bibconv::base {

/// From now on, SIGINT, SIGTERM, SIGHUP and SIGPIPE remove the file at `path` before they end the process.
/// `path` must stay where it is until `keep_when_interrupted`. A signal that is ignored stays ignored.
void remove_when_interrupted(const char* path) noexcept;

/// Takes that back.
void keep_when_interrupted(const char* path) noexcept;

}  // namespace bibconv::base
