#!/usr/bin/env bash
# The main job end to end on throwaway mail servers: Swedish mail goes in through SMTP, and then the
# things are shown that people would see. Everything it starts ends with it; the register stays in
# target/demo to be asked questions.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scripts/install.sh

state=$PWD/target/demo
remissd=$PWD/target/debug/remissd
servers=

stop_servers() {
  trap '' INT TERM
  [ -n "$servers" ] || return 0
  scripts/postfix.sh stop "$servers/postfix" || true
  scripts/dovecot.sh stop "$servers/dovecot" || true
  rm -rf "$servers"
}
trap stop_servers EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

heading() {
  printf '\n\033[1m── %s\033[0m\n\n' "$*"
}

start_servers() {
  servers=$(mktemp -d "${TMPDIR:-/tmp}/remissd-demo.XXXXXX")
  chmod 755 "$servers"
  scripts/dovecot.sh start "$servers/dovecot"
  scripts/postfix.sh start "$servers/postfix" "$servers/dovecot"
  # shellcheck disable=SC1090,SC1091 # written by the two scripts
  . "$servers/dovecot/ports" && . "$servers/postfix/ports"
}

# A civil date in the municipality's zone, as `stockholm_date '-1 day'`. The programs of this machine
# may lack the zone; the rule of the European Union written out does not.
stockholm_date() {
  TZ='CET-1CEST,M3.5.0,M10.5.0/3' date -d "$1" +%F
}

write_configuration() {
  rm -rf "$state"
  mkdir -p "$state"
  printf 'hemligt\n' >"$state/password"
  sed -e "s|@STATE_DIR@|$state|; s|@CA_FILE@|$CA_FILE|; s|@PASSWORD_FILE@|$state/password|" \
    -e "s|@IMAPS_PORT@|$IMAPS_PORT|; s|@SMTP_PORT@|$SMTP_PORT|" \
    -e "s|@OPEN_UNTIL@|$(stockholm_date '+30 days')|; s|@CLOSED_SINCE@|$(stockholm_date '-1 day')|" \
    config/demo.toml >"$state/remissd.toml"
  export REMISSD_CONFIG=$state/remissd.toml
}

# Sends each message of demo/mails with its own sender on the envelope, dated now.
send_mails() {
  local mail sender
  for mail in demo/mails/*.eml; do
    sender=$(sed -n 's/^From: .*<\(.*\)>$/\1/p' "$mail" | head -1)
    sed "s/@DATE@/$(LC_ALL=C date '+%a, %d %b %Y %H:%M:%S %z')/" "$mail" >"$servers/outgoing.eml"
    curl --silent --show-error --crlf "smtp://127.0.0.1:$SMTP_PORT/post.medborgare.example" \
      --mail-from "$sender" --mail-rcpt kommun@kommun.example --upload-file "$servers/outgoing.eml"
  done
  wait_for_post
}

wait_for_post() {
  local tries
  for tries in $(seq 300); do
    if postqueue -c "$servers/postfix/etc" -p | grep -q 'Mail queue is empty'; then return 0; fi
    sleep 0.1
  done
  echo "The post was not delivered after $((tries / 10)) seconds." >&2
  return 1
}

# letters USER QUERY…: the letters in a mailbox, decoded as a mail program does, each line moved in. Of a letter in several
# parts the text is shown: all from its page on is left out.
letters() {
  local user=$1
  shift
  doveadm -c "$servers/dovecot/dovecot.conf" -f pager fetch -u "$user" text.utf8 mailbox INBOX "$@" |
    LC_ALL=C sed -e '/^Content-Type: \(text\/html\|multipart\/related\)/,/^text.utf8:$/d' -e '/^text.utf8:$/d' -e 's/\r$//' -e 's/^\f$//' -e 's/^/  │ /'
}

echo "Building (the first time takes some minutes) …"
cargo build --locked --quiet
start_servers
write_configuration

heading "Mail comes in: $(find demo/mails -name '*.eml' | wc -l) messages through Postfix into kommun@kommun.example"
send_mails
heading "remissd run --once"
"$remissd" run --once
wait_for_post

heading "What was filed (remissd responses)"
"$remissd" responses
heading "The acknowledgement, as it lies in an association's mailbox"
letters kansli@foreningsradet.example ALL
heading "One in Finnish, for the answer was"
letters posti@suomiseura.example ALL
heading "The digest, as it lies in the coordinator's mailbox"
letters samordnare@kommun.example HEADER Subject 'Ks 1216/2018'
heading "What waits for a person, and why (remissd review)"
"$remissd" review
heading "Every message accounted for (remissd audit)"
"$remissd" audit
heading "Once more: nothing new is filed or sent (remissd run --once)"
"$remissd" run --once
"$remissd" audit

heading "Ask it yourself"
cat <<T
The register is $state/remissd.db. It stays there; the mail servers are gone when this ends.

  export REMISSD_CONFIG=$state/remissd.toml
  target/debug/remissd sql "SELECT * FROM remisslage"
  target/debug/remissd sql "SELECT arendenummer, lopnummer, inkom, i_tid, organisation, rubrik FROM svar WHERE i_tid = 'nej'"
  target/debug/remissd sql "SELECT mottagare, lage, skickad FROM kvittens ORDER BY skickad"
T
