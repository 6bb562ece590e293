# Precompiled headers: those of the standard library and of GoogleTest are half of the time of
# compilation without optimization. (With it, GCC 12 warns of its own headers once they are
# precompiled.) Sources still include what they use: clang-tidy reads them without.
set(BAKU_PRECOMPILE "" CACHE STRING "Precompile the headers of: tests, all; nothing where empty")
set_property(CACHE BAKU_PRECOMPILE PROPERTY STRINGS "" tests all)

# The compiler takes the headers only where the options are those that they were compiled with.
if(BAKU_PRECOMPILE)
  add_compile_options(-pthread)
endif()

# baku_precompile(OWNER [LINK target] HEADERS ...): a target that has the headers compiled.
function(baku_precompile owner)
  cmake_parse_arguments(ARG "" "LINK" "HEADERS" ${ARGN})
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${owner}.cc)
  file(WRITE ${source}.new "// Only the headers count.\n")
  file(COPY_FILE ${source}.new ${source} ONLY_IF_DIFFERENT)
  add_library(${owner} OBJECT ${source})
  target_link_libraries(${owner} PRIVATE baku_options ${ARG_LINK})
  target_precompile_headers(${owner} PRIVATE ${ARG_HEADERS})
endfunction()

# Gives the headers of `owner` to the targets of the folder and of those below it.
function(baku_share_precompiled owner directory)
  get_property(targets DIRECTORY ${directory} PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target IN LISTS targets)
    get_target_property(type ${target} TYPE)
    if(NOT type MATCHES "^(INTERFACE_LIBRARY|UTILITY)$" AND NOT target STREQUAL owner)
      target_precompile_headers(${target} REUSE_FROM ${owner})
    endif()
  endforeach()
  get_property(folders DIRECTORY ${directory} PROPERTY SUBDIRECTORIES)
  foreach(folder IN LISTS folders)
    baku_share_precompiled(${owner} ${folder})
  endforeach()
endfunction()
