#!/bin/sh
# Installs the Debian packages of scripts/packages.txt that are missing. Needs root or sudo, and
# only where something is missing.
set -eu
cd "$(dirname "$0")/.."

installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing=""
for package in $(grep -v '^#' scripts/packages.txt); do
  installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "setup: root or sudo is needed to install:$missing" >&2; exit 1; }
  as_root="sudo"
fi
$as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q </dev/null
# shellcheck disable=SC2086  # one word a package
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends $missing </dev/null
