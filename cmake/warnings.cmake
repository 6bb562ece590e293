# Every target of Baku links this: its include root and its warnings. A field that an initializer
# leaves out has its default, which is what is meant. -Wrestrict is off because g++ 12 reports it
# inside its own std::string (GCC bug 105651); the lexicons are string literals as long as a file.
add_library(baku_options INTERFACE)
target_include_directories(baku_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(baku_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Wold-style-cast -Wcast-align -Wunused -Woverloaded-virtual
  -Wimplicit-fallthrough -Wno-missing-field-initializers
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> $<$<CXX_COMPILER_ID:Clang>:-Wno-overlength-strings>
  -Werror)
