#!/usr/bin/env bash
# Writes the database that a connection string of the server's settings names into one file.
#   build/backup.sh 'Host=…;Port=…;Database=…;Username=…;Password=…' FILE
set -euo pipefail
[ $# -eq 2 ] || { sed -n '2,3s/^# \{0,1\}//p' "$0"; exit 2; }

# of NAME: that part of the connection string.
of() { tr ';' '\n' <<<"$connection" | sed -nE "s/^ *$1 *= *(.*)$/\1/Ip" | head -n 1; }
connection=$1
PGHOST=$(of Host) PGPORT=$(of Port) PGDATABASE=$(of Database) PGUSER=$(of Username) PGPASSWORD=$(of Password)
export PGHOST PGPORT=${PGPORT:-5432} PGDATABASE PGUSER PGPASSWORD
umask 077
pg_dump --format=custom --file="$2.part"
mv "$2.part" "$2"
