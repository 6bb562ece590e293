# baku_embed_text(TARGET FILE HEADER NAME): makes the header HEADER (included as it is named) with
#   inline constexpr std::string_view NAME = <content of FILE>;
# so that knowledge kept as text is compiled in. The header is made anew when FILE changes.
function(baku_embed_text target file header name)
  set(source ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  file(READ ${source} content)
  # A string literal may hold 64 KB in every compiler; longer texts are cut into several that join.
  string(LENGTH "${content}" length)
  set(literals "")
  set(begin 0)
  while(begin LESS length)
    string(SUBSTRING "${content}" ${begin} 8000 piece)
    string(APPEND literals "    R\"~~~(${piece})~~~\"\n")
    math(EXPR begin "${begin} + 8000")
  endwhile()
  if(literals STREQUAL "")
    set(literals "    \"\"\n")
  endif()
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/${header} CONTENT
"// Generated from ${file}; do not edit.
#pragma once

#include <string_view>

namespace baku {

inline constexpr std::string_view ${name} =
@literals@    ;

}  // namespace baku
" @ONLY)
  target_include_directories(${target} PRIVATE ${PROJECT_BINARY_DIR}/generated)
endfunction()
