# Shared by the scripts that start throwaway servers. Sourced, not run.
#
# A server script answers to
#   start DIR …   starts the server with all its files below DIR; returns when it answers
#   stop DIR      ends every process and removes DIR
#   serve …       makes a folder of its own, starts, prints DIR=… and the ports and then READY, and
#                 stops when its standard input ends: however the parent dies, nothing is left.
# `start` leaves DIR/ports, lines of NAME=value that the next script or a person may source.
set -euo pipefail

die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# A folder that the servers' own users can reach; a home directory often is not.
throwaway_folder() {
  local dir
  dir=$(mktemp -d "${TMPDIR:-/tmp}/remissd-$1.XXXXXX")
  chmod 755 "$dir"
  printf '%s\n' "$dir"
}

answers() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# free_ports N: N different ports nobody listens on, below the range the kernel hands out by itself.
free_ports() {
  local found=() port
  while [ ${#found[@]} -lt "$1" ]; do
    port=$((10240 + RANDOM % 22000))
    case " ${found[*]} " in *" $port "*) continue ;; esac
    answers "$port" || found+=("$port")
  done
  printf '%s\n' "${found[@]}"
}

# wait_for SECONDS COMMAND…: until the command succeeds; fails after that time.
wait_for() {
  local tries=$(($1 * 20))
  shift
  while ! "$@"; do
    tries=$((tries - 1))
    [ $tries -gt 0 ] || return 1
    sleep 0.05
  done
}

all_answer() {
  local port
  for port in "$@"; do answers "$port" || return 1; done
}

# A dead process that nobody has reaped yet has ended too.
ended() {
  ! grep -qs '^State:[[:space:]]*[^Z]' "/proc/$1/status"
}

# end_process PIDFILE: waits for the process to end, and kills it when it does not.
end_process() {
  local pid
  pid=$(cat "$1" 2>/dev/null | head -1 | tr -d ' ') || return 0
  [ -n "$pid" ] || return 0
  wait_for 10 ended "$pid" || kill -KILL "$pid" 2>/dev/null || true
}

# main COMMAND…: dispatches to start_server DIR …, stop_server DIR, defined by the sourcing script.
main() {
  local command=${1:-} dir
  case $command in
    start | stop)
      [ $# -ge 2 ] || die "usage: ${0##*/} start DIR … | stop DIR | serve …"
      case $2 in /*) ;; *) die "DIR must be an absolute path" ;; esac
      shift
      if [ "$command" = start ]; then
        start_server "$@"
      else
        stop_server "$1"
        rm -rf "$1"
      fi
      ;;
    serve)
      shift
      trap '' INT
      dir=$(throwaway_folder "$(basename "${0%.sh}")")
      # shellcheck disable=SC2064 # the folder is known now, and only now
      trap "stop_server '$dir' >/dev/null 2>&1; rm -rf '$dir' 2>/dev/null || { sleep 1; rm -rf '$dir'; }" EXIT
      trap 'exit 143' TERM HUP
      start_server "$dir" "$@" >&2
      printf 'DIR=%s\n' "$dir"
      cat "$dir/ports"
      printf 'READY\n'
      # A builtin, so that a signal is heeded at once.
      while read -r _; do :; done
      ;;
    *) die "usage: ${0##*/} start DIR … | stop DIR | serve …" ;;
  esac
}
