#!/usr/bin/env bash
# Makes or renews the broker user of each participant named: it may read its own tasks queue and write to its own answers exchange, and nothing
# else. Passwords are made here and written into files that only you can read.
#
#   build/broker-users.sh IBZ JUS VL
#
#   BROKER_MANAGEMENT     the management's address, http://127.0.0.1:15672 unless set
#   BROKER_ADMINISTRATOR  user:password of an administrator of the broker
#   BROKER_VHOST          the virtual host, / unless set
#   SECRETS               the folder for the passwords, ./secrets unless set; a password that is there is used again
set -euo pipefail
[ $# -gt 0 ] || { sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2; }

management=${BROKER_MANAGEMENT:-http://127.0.0.1:15672}
administrator=${BROKER_ADMINISTRATOR:?Set BROKER_ADMINISTRATOR to user:password of an administrator of the broker.}
vhost=${BROKER_VHOST:-/}
secrets=${SECRETS:-secrets}
umask 077
mkdir -p "$secrets"

# put PATH BODY: one change; the administrator's password goes by standard input, not by an argument that others can see.
put() {
    curl -sS --fail-with-body -X PUT -K - -H 'Content-Type: application/json' --data-binary "$2" "$management/api/$1" <<<"user = \"$administrator\""
}

for code in "$@"; do
    [[ $code =~ ^[A-Za-z0-9-]+$ ]] || { echo "'$code' is no participant's code." >&2; exit 2; }
    user="participant.$(tr '[:upper:]' '[:lower:]' <<<"$code")"
    [ -s "$secrets/$user" ] || head -c 24 /dev/urandom | base64 | tr '+/' '-_' >"$secrets/$user"
    escaped=${user//./\\\\.}
    put "users/$user" "{\"password\":\"$(cat "$secrets/$user")\",\"tags\":\"\"}"
    put "permissions/${vhost//\//%2F}/$user" "{\"configure\":\"^\$\",\"write\":\"^$escaped\\\\.answers\$\",\"read\":\"^$escaped\\\\.tasks\$\"}"
    echo "$user"
done
