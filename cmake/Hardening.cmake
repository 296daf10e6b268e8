# What makes a mistake in the code harder to turn into an attack, in optimised builds: each where the compiler or the
# linker knows it. tests/security/hardening.cmake looks at what came out.
include(CheckCXXCompilerFlag)
include(CheckLinkerFlag)

# Sanitizers look closer than any of this, and do not go together with it.
set(BIBCONV_HARDENED OFF)
if(CMAKE_BUILD_TYPE MATCHES "^(Release|RelWithDebInfo|MinSizeRel)$" AND NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize|-O0")
  set(BIBCONV_HARDENED ON)
endif()

set(BIBCONV_HARDENED_COMPILE "")
set(BIBCONV_HARDENED_LINK "")
if(BIBCONV_HARDENED)
  set(wanted -fstack-protector-strong -fstack-clash-protection)
  if(NOT CMAKE_POSITION_INDEPENDENT_CODE)
    list(APPEND wanted -fPIE)
  endif()
  foreach(flag IN LISTS wanted)
    string(MAKE_C_IDENTIFIER "BIBCONV_HAS${flag}" has)
    check_cxx_compiler_flag(${flag} ${has})
    if(${has})
      list(APPEND BIBCONV_HARDENED_COMPILE ${flag})
    endif()
  endforeach()
  foreach(flag -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
    string(MAKE_C_IDENTIFIER "BIBCONV_LINKS${flag}" has)
    check_linker_flag(CXX ${flag} ${has})
    if(${has})
      list(APPEND BIBCONV_HARDENED_LINK ${flag})
    endif()
  endforeach()
  # Some distributions define it on their own: undefined first, it is not defined twice.
  list(APPEND BIBCONV_HARDENED_COMPILE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
  # An index beyond the end of a vector, an empty optional: 1.3 % of the instructions of a conversion.
  list(APPEND BIBCONV_HARDENED_COMPILE -D_GLIBCXX_ASSERTIONS)
endif()
