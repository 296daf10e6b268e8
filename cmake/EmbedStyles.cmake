# cmake -DOUTPUT=file.cpp -DSTYLES=a.json;b.json -P EmbedStyles.cmake
# Writes a source file that holds each style as a string literal (see src/formats/badge_page/builtin_styles.hpp).

set(rows "")
foreach(style IN LISTS STYLES)
  get_filename_component(name ${style} NAME_WLE)
  file(READ ${style} content)
  string(APPEND rows "    {\"${name}\", R\"style(${content})style\"},\n")
endforeach()

file(WRITE ${OUTPUT} "// Made by cmake/EmbedStyles.cmake.
#include \"formats/badge_page/builtin_styles.hpp\"

namespace bibconv::badge_page {
namespace {

constexpr BuiltinStyle styles[] = {
${rows}};

}  // namespace

std::span<const BuiltinStyle> builtin_styles() noexcept { return styles; }

}  // namespace bibconv::badge_page
")
