#!/bin/sh
# Installs what is missing, builds everything and runs the tests.
#   scripts/test.sh             release build, all tests
#   scripts/test.sh --sanitize  then the tests again under AddressSanitizer and UBSan
set -eu
cd "$(dirname "$0")/.."
scripts/setup.sh
cmake --preset release
cmake --build --preset release
ctest --preset release
if [ "${1:-}" = --sanitize ]; then
  cmake --preset asan
  cmake --build --preset asan
  ctest --preset asan
fi
