#!/bin/sh
# From a bare Debian 12 to a record: installs what is missing, builds Baku and converts a sample.
#   scripts/demo.sh [FILE]
set -eu
sample=$(realpath -- "${1:-$(dirname "$0")/../corpus/digital/d001.pdf}")
cd "$(dirname "$0")/.."
scripts/setup.sh
[ -f build/release/build.ninja ] || cmake --preset release
cmake --build --preset release --target baku
build/release/app/baku ingest "$sample"
