# How the layers of bibconv become libraries, and how those are installed.

# Standard, warnings and hardening, the same everywhere.
function(bibconv_compile_options target)
  target_compile_options(${target} PRIVATE ${BIBCONV_HARDENED_COMPILE})
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow $<$<BOOL:${BIBCONV_WERROR}>:-Werror>)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 sees overlapping copies in `"text" + string` (GCC bug 105651).
    target_compile_options(${target} PRIVATE -Wno-restrict)
  endif()
endfunction()

# With BIBCONV_UNITY, the source files of a target are compiled as if they were one: their names in anonymous namespaces
# must differ, and a missing #include is not seen.
function(bibconv_unify target)
  if(BIBCONV_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
    # What a local name hides is another file's.
    target_compile_options(${target} PRIVATE -Wno-shadow)
  endif()
endfunction()

# For tests, and what the command does once: not worth the time that optimising it takes, least of all under sanitizers.
function(bibconv_build_quickly target)
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
  if(BIBCONV_FUZZ)
    target_compile_options(${target} PRIVATE -O0)
  endif()
endfunction()

# bibconv_layer(<name> <folder> [LINK <layers>...] [PRIVATE <targets>...])
#
# One static library, bibconv_<name>, of the sources right in <folder>. LINK names layers whose headers this
# one may include; PRIVATE names libraries that nobody else shall see. A folder without sources is an empty layer.
function(bibconv_layer name folder)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "LINK;PRIVATE")
  set(target bibconv_${name})
  list(TRANSFORM arg_LINK PREPEND bibconv_)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")

  if(sources)
    add_library(${target} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(${target} PUBLIC ${arg_LINK} PRIVATE ${arg_PRIVATE})
    target_compile_features(${target} PUBLIC cxx_std_20)
    bibconv_compile_options(${target})
    bibconv_unify(${target})
    if(BIBCONV_UNITY AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      # Functions go into others as freely as in a small file: 9 % fewer instructions, for 0.5 % more bytes.
      target_compile_options(${target} PRIVATE --param=large-unit-insns=1000000)
    endif()
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
    target_link_libraries(${target} INTERFACE ${arg_LINK})
  endif()
  target_include_directories(${target} ${scope}
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  set_property(GLOBAL APPEND PROPERTY BIBCONV_LIBRARIES ${target})
endfunction()

# bibconv_embed_styles(<layer>): compiles everything in styles/ into that layer, so that the binary alone works.
function(bibconv_embed_styles layer)
  file(GLOB styles CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/styles/*.json)
  set(generated ${PROJECT_BINARY_DIR}/generated/builtin_styles.cpp)
  add_custom_command(OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${generated} "-DSTYLES=${styles}" -P ${PROJECT_SOURCE_DIR}/cmake/EmbedStyles.cmake
    DEPENDS ${styles} ${PROJECT_SOURCE_DIR}/cmake/EmbedStyles.cmake
    COMMENT "Embedding the page styles"
    VERBATIM)
  target_sources(bibconv_${layer} PRIVATE ${generated})
endfunction()

# Libraries, public headers, styles and the package that `find_package(bibconv)` finds. `bibconv::bibconv` is all of it.
function(bibconv_install)
  include(CMakePackageConfigHelpers)
  add_library(bibconv_bibconv INTERFACE)
  set_target_properties(bibconv_bibconv PROPERTIES EXPORT_NAME bibconv)
  target_link_libraries(bibconv_bibconv INTERFACE bibconv_app)
  add_library(bibconv::bibconv ALIAS bibconv_bibconv)

  get_property(libraries GLOBAL PROPERTY BIBCONV_LIBRARIES)
  list(REMOVE_ITEM libraries bibconv_cli)
  set(package ${CMAKE_INSTALL_LIBDIR}/cmake/bibconv)
  install(TARGETS ${libraries} bibconv_bibconv EXPORT bibconv)
  install(EXPORT bibconv NAMESPACE bibconv:: FILE bibconvTargets.cmake DESTINATION ${package})
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/bibconv DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/styles/ DESTINATION ${CMAKE_INSTALL_DATADIR}/bibconv/styles)

  set(generated ${PROJECT_BINARY_DIR}/generated)
  configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/bibconvConfig.cmake.in ${generated}/bibconvConfig.cmake
    INSTALL_DESTINATION ${package})
  write_basic_package_version_file(${generated}/bibconvConfigVersion.cmake COMPATIBILITY SameMinorVersion)
  install(FILES ${generated}/bibconvConfig.cmake ${generated}/bibconvConfigVersion.cmake DESTINATION ${package})
endfunction()
