#!/usr/bin/env bash
# A throwaway Postfix on loopback, in front of the throwaway Dovecot.
#
#   postfix.sh start DIR DOVECOT_DIR | stop DIR | serve DOVECOT_DIR
#
# Mail to any reserved domain (*.example, *.test, example.org and its like) goes by LMTP into Dovecot,
# which has every user; nothing can leave the machine. It adds `Received: … by mx.kommun.example`.
# STARTTLS and log-in through Dovecot on SMTP_PORT, TLS from the first byte on SMTPS_PORT.
# What Dovecot's Sieve sends comes in on the port that dovecot.sh chose.
# Three kinds of recipient go wrong on purpose: finns-inte…@ is refused for good, senare…@ for now, and studsar…@ is
# taken and bounces.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Reads the Dovecot's ports and certificate from $2.
main_cf() {
  local dir=$1 tls=$2/tls
  cat <<C
compatibility_level = 3.6
queue_directory = $dir/spool
data_directory = $dir/lib
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.kommun.example
mynetworks = 127.0.0.0/8
mydestination =
local_recipient_maps =
alias_maps =
alias_database =
virtual_mailbox_domains = regexp:$dir/etc/domains
transport_maps = regexp:$dir/etc/transport
virtual_transport = lmtp:inet:127.0.0.1:$LMTP_PORT
default_transport = error:5.1.2 no mail leaves this machine
relay_transport = error:5.1.2 no mail leaves this machine
disable_dns_lookups = yes
recipient_delimiter = +
message_size_limit = 104857600
mailbox_size_limit = 0
virtual_mailbox_limit = 0
# Strangers may send to our domains; to the rest of the world only who has logged in.
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access regexp:$dir/etc/refused
smtpd_tls_cert_file = $tls/server.pem
smtpd_tls_key_file = $tls/server.key
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_tls_loglevel = 0
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:$SASL_PORT
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
smtpd_peername_lookup = no
lmtp_destination_recipient_limit = 1
in_flow_delay = 0
maillog_file = $dir/postfix.log
maillog_file_prefixes = $dir
C
}

master_cf() {
  cat <<C
127.0.0.1:$SMTP_PORT inet n - n - - smtpd
127.0.0.1:$SMTPS_PORT inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
127.0.0.1:$OUT_PORT inet n - n - - smtpd
pickup    unix       n - n 60    1   pickup
cleanup   unix       n - n -     0   cleanup
qmgr      unix       n - n 300   1   qmgr
tlsmgr    unix       - - n 1000? 1   tlsmgr
rewrite   unix       - - n -     -   trivial-rewrite
bounce    unix       - - n -     0   bounce
defer     unix       - - n -     0   bounce
trace     unix       - - n -     0   bounce
verify    unix       - - n -     1   verify
flush     unix       n - n 1000? 0   flush
proxymap  unix       - - n -     -   proxymap
showq     unix       n - n -     -   showq
error     unix       - - n -     -   error
bounces   unix       - n n -     -   pipe user=vmail argv=/bin/sh -c {echo No such user here any more; exit 67}
retry     unix       - - n -     -   error
discard   unix       - - n -     -   discard
lmtp      unix       - - n -     -   lmtp
anvil     unix       - - n -     1   anvil
scache    unix       - - n -     1   scache
postlog   unix-dgram n - n -     1   postlogd
C
}

start_server() {
  local dir=$1 dovecot=${2:-} ports
  [ -r "$dovecot/ports" ] || die "needs the folder of a running dovecot.sh"
  # shellcheck disable=SC1091 # written by dovecot.sh
  . "$dovecot/ports"
  mapfile -t ports < <(free_ports 2)
  SMTP_PORT=${ports[0]} SMTPS_PORT=${ports[1]}
  mkdir -p "$dir"/etc/{postfix-files.d,dynamicmaps.cf.d} "$dir"/spool "$dir"/lib
  cp /etc/postfix/postfix-files /etc/postfix/dynamicmaps.cf "$dir/etc/" 2>/dev/null || true
  chown postfix "$dir/lib"
  main_cf "$dir" "$dovecot" >"$dir/etc/main.cf"
  master_cf >"$dir/etc/master.cf"
  printf '%s\n' '/(^|\.)(example|test)$/ reserved' '/^(.*\.)?example\.(org|com|net)$/ reserved' >"$dir/etc/domains"
  # Not the transport named error: smtpd refuses at once what goes there.
  printf '%s\n' '/^studsar[^@]*@/ bounces:' >"$dir/etc/transport"
  printf '%s\n' '/^finns-inte[^@]*@/ 550 5.1.1 No such user here' '/^senare[^@]*@/ 450 4.2.1 Try again later' >"$dir/etc/refused"
  printf '%s\n' "SMTP_PORT=$SMTP_PORT" "SMTPS_PORT=$SMTPS_PORT" >"$dir/ports"
  postfix -c "$dir/etc" start </dev/null >"$dir/start.log" 2>&1 || die "postfix did not start: $(cat "$dir/start.log" "$dir/postfix.log")"
  wait_for 20 all_answer "${ports[@]}" "$OUT_PORT" || die "postfix does not answer: $(cat "$dir/postfix.log")"
}

stop_server() {
  [ -e "$1/spool/pid/master.pid" ] || return 0
  cp "$1/spool/pid/master.pid" "$1/pid"
  postfix -c "$1/etc" stop </dev/null >/dev/null 2>&1 || true
  end_process "$1/pid"
}

main "$@"
