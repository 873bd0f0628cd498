#!/usr/bin/env bash
# Installs what the tests use and the machine lacks: PostgreSQL's server binaries and Chromium, both from Debian's own archive.
# With `chromium` or `postgresql` as argument only that. Without the right to install it says what is missing and fails.
set -euo pipefail

has_postgresql() { ls -d /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }
has_chromium() { [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; }

missing=()
for package in "${@:-postgresql chromium}"; do
    for one in $package; do
        "has_$one" || missing+=("$one")
    done
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
    if ! sudo -n true 2>/dev/null; then
        echo "Not installed: ${missing[*]}. Please run: sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "Installing ${missing[*]} …"
"${as_root[@]}" apt-get update -qq
# No database cluster is wanted: the tests start private servers of their own.
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o Dpkg::Options::=--force-confdef "${missing[@]}" >/dev/null
