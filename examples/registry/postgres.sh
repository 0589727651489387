#!/usr/bin/env bash
# Runs a command beside a PostgreSQL of its own, on a socket in a folder that goes away afterwards: postgres.sh COMMAND [ARG ...]
#
# The command finds the server by REGISTRY_POSTGRES. What else the server is to be told stands in REGISTRY_POSTGRES_OPTIONS.
set -euo pipefail
initdb=$(command -v initdb || find /usr/lib/postgresql -name initdb 2>/dev/null | sort --version-sort | tail -1)
[ -n "$initdb" ] || { echo "no initdb: install PostgreSQL" >&2; exit 1; }
programs=$(dirname "$(readlink --canonicalize "$initdb")")
folder=$(mktemp --directory)
# The server refuses to run as root.
as=()
if [ "$(id --user)" -eq 0 ]; then
  chown postgres "$folder"
  as=(runuser --user postgres --)
fi
stop() {
  "${as[@]}" "$programs/pg_ctl" --pgdata "$folder/data" --mode immediate --silent stop || true
  rm -rf "$folder"
}
trap stop EXIT
cd "$folder"
"${as[@]}" "$programs/initdb" --pgdata "$folder/data" --auth trust --username registry --encoding UTF8 --locale C --no-sync >"$folder/said" ||
  { cat "$folder/said" >&2; exit 1; }
"${as[@]}" "$programs/pg_ctl" --pgdata "$folder/data" --log "$folder/log" --wait --silent \
  --options "-k $folder -c listen_addresses= -c max_connections=150 ${REGISTRY_POSTGRES_OPTIONS:-}" start || { cat "$folder/log" >&2; exit 1; }
cd "$OLDPWD"
REGISTRY_POSTGRES="host=$folder user=registry" "$@"
