# cmake -DBINARY=bibconv -DLIBRARY=lib….a -DREADELF=readelf -DHARDENED=ON -P hardening.cmake
# Says which protection a release build lacks, and which function it has no business with.

if(NOT READELF)
  message("SKIPPED: there is no readelf")
  return()
endif()
execute_process(COMMAND ${READELF} -hldW ${BINARY} OUTPUT_VARIABLE headers ERROR_QUIET RESULT_VARIABLE status)
execute_process(COMMAND ${READELF} --dyn-syms -W ${BINARY} OUTPUT_VARIABLE imports ERROR_QUIET)
execute_process(COMMAND ${READELF} -sW ${LIBRARY} OUTPUT_VARIABLE symbols ERROR_QUIET)
if(NOT status EQUAL 0)
  message("SKIPPED: readelf does not understand ${BINARY}")
  return()
endif()

set(missing "")
function(expect text pattern what)
  if(NOT text MATCHES "${pattern}")
    set(missing "${missing}\n  ${what}" PARENT_SCOPE)
  endif()
endfunction()

if(HARDENED)
  expect("${headers}" "Type: +DYN" "an address that differs each time (PIE)")
  expect("${headers}" "GNU_RELRO" "tables of addresses that are read-only (RELRO)")
  expect("${headers}" "BIND_NOW|Flags:[^\n]*NOW" "all of them, from the start (-z now)")
  expect("${headers}" "GNU_STACK[^\n]* RW " "a stack that is not executable (-z noexecstack)")
  expect("${symbols}" "__stack_chk_fail" "guards on the stack (-fstack-protector-strong)")
  expect("${symbols}" "__[a-z]+_chk[@ \n]" "checked copies (_FORTIFY_SOURCE)")
  expect("${symbols}" "__glibcxx_assert_fail|__replacement_assert" "checked indices (_GLIBCXX_ASSERTIONS)")
endif()

# Network, shell, other programs.
foreach(name socket connect bind listen accept sendto recvfrom getaddrinfo gethostbyname res_query
        system popen fork vfork execl execlp execle execv execve execvp execvpe posix_spawn posix_spawnp)
  if(imports MATCHES " UND ${name}(@|\n)")
    string(APPEND missing "\n  not to need ${name}()")
  endif()
endforeach()

if(missing)
  message(FATAL_ERROR "${BINARY} lacks${missing}")
elseif(NOT HARDENED)
  message("SKIPPED: protections are for optimised builds without sanitizers; nothing else was found")
endif()
