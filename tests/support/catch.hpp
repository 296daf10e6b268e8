#pragma once

// Debian 12 has Catch2 2, newer systems have 3: this is the only file that knows.
#if __has_include(<catch2/catch.hpp>)
#include <catch2/catch.hpp>
#else
#include <catch2/catch_all.hpp>
#endif
