#!/usr/bin/env bash
# Makes the files of secrets/ that docker-compose.yml names, each once; what is there stays as it is.
set -euo pipefail
cd "$(dirname "$0")/.."
umask 077
mkdir -p secrets
word() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }
[ -s secrets/postgres ] || word >secrets/postgres
[ -s secrets/rabbitmq ] || word >secrets/rabbitmq
[ -s secrets/store ] || printf 'Host=postgres;Database=coordination;Username=coordination;Password=%s;Maximum Pool Size=50' "$(cat secrets/postgres)" >secrets/store
[ -s secrets/bus ] || printf 'amqp://coordination:%s@rabbitmq:5672/' "$(cat secrets/rabbitmq)" >secrets/bus
# The containers' users are not yours; within secrets/, which only you can enter, they may read.
chmod 644 secrets/store secrets/bus secrets/postgres secrets/rabbitmq
chmod 700 secrets
echo "secrets/: postgres, rabbitmq, store, bus"
