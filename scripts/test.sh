#!/bin/sh
# Installs what is missing, builds everything and runs the tests.
#   scripts/test.sh             release build, all tests
#   scripts/test.sh --sanitize  then the program end to end under AddressSanitizer and UBSan
set -eu
cd "$(dirname "$0")/.."
scripts/setup.sh
cmake --preset release
cmake --build --preset release
ctest --preset release --parallel "$(nproc)"
if [ "${1:-}" = --sanitize ]; then
  cmake --preset asan
  cmake --build --preset asan-whole
  ctest --preset asan-whole --parallel "$(nproc)"
fi
