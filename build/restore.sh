#!/usr/bin/env bash
# Reads a backup into an empty database, all or nothing.
#   build/restore.sh FILE 'Host=…;Port=…;Database=…;Username=…;Password=…'
set -euo pipefail
[ $# -eq 2 ] || { sed -n '2,3s/^# \{0,1\}//p' "$0"; exit 2; }

# of NAME: that part of the connection string.
of() { tr ';' '\n' <<<"$connection" | sed -nE "s/^ *$1 *= *(.*)$/\1/Ip" | head -n 1; }
connection=$2
PGHOST=$(of Host) PGPORT=$(of Port) PGDATABASE=$(of Database) PGUSER=$(of Username) PGPASSWORD=$(of Password)
export PGHOST PGPORT=${PGPORT:-5432} PGDATABASE PGUSER PGPASSWORD
if [ "$(psql -Atc "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")" != 0 ]; then
    echo "The database $PGDATABASE is not empty; nothing was done." >&2
    exit 1
fi
pg_restore --no-owner --single-transaction --exit-on-error --dbname="$PGDATABASE" "$1"
