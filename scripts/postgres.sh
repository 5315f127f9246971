#!/usr/bin/env bash
# A throwaway PostgreSQL on loopback, with the durability settings of a real one.
#
#   postgres.sh start DIR | stop DIR | serve
#
# Role `remissd` may log in without a password and make databases and roles; the socket lies in DIR too.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

programs() {
  local newest
  newest=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -1) || die "PostgreSQL is not installed"
  dirname "$newest"
}

as_postgres() {
  # From /, since the postgres user may not enter the folder we were called from.
  (cd / && exec runuser -u postgres -- "$@")
}

start_server() {
  local dir=$1 bin
  bin=$(programs)
  PG_PORT=$(free_ports 1)
  mkdir -p "$dir"
  chown postgres: "$dir"
  as_postgres "$bin/initdb" -D "$dir/data" -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log" 2>&1 ||
    die "initdb failed: $(cat "$dir/initdb.log")"
  as_postgres "$bin/pg_ctl" -D "$dir/data" -l "$dir/data/server.log" -w -t 30 \
    -o "-c listen_addresses=127.0.0.1 -c port=$PG_PORT -c unix_socket_directories=$dir -c max_connections=200" \
    start </dev/null >"$dir/start.log" 2>&1 || die "PostgreSQL did not start: $(cat "$dir/start.log" "$dir/data/server.log")"
  as_postgres "$bin/createuser" -h "$dir" -p "$PG_PORT" --createdb --createrole remissd
  printf '%s\n' "PG_PORT=$PG_PORT" "PG_BIN=$bin" >"$dir/ports"
}

stop_server() {
  [ -e "$1/data/postmaster.pid" ] || return 0
  as_postgres "$(programs)/pg_ctl" -D "$1/data" -m immediate -w -t 20 stop </dev/null >/dev/null 2>&1 || true
}

main "$@"
