#!/usr/bin/env bash
# Installs what the tests use and the machine lacks, all from Debian's own archive: PostgreSQL's and RabbitMQ's servers, Chromium, and for the
# sample ministry in Python its AMQP client. With packages as arguments (postgresql, rabbitmq-server, python3-pika, chromium) only those. Without the right to install it says what is missing and fails.
set -euo pipefail

has_rabbitmq-server() { ls -d /usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin/rabbitmq-server >/dev/null 2>&1 || [ -x "${RABBITMQ_SBIN:-}/rabbitmq-server" ]; }
has_python3-pika() { "${PYTHON:-/usr/bin/python3}" -c 'import pika' >/dev/null 2>&1; }
has_postgresql() { ls -d /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }
has_chromium() { [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; }

missing=()
for package in "${@:-postgresql rabbitmq-server python3-pika chromium}"; do
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
# Debian's RabbitMQ would be started as a service; a policy of the moment says no.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    trap '"${as_root[@]}" rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod +x "$policy"
fi
# No database cluster and no service is wanted: the tests start private servers of their own.
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o Dpkg::Options::=--force-confdef "${missing[@]}" >/dev/null
