#!/usr/bin/env bash
# A throwaway Dovecot on loopback: IMAP, IMAP over TLS, LMTP with Sieve, and SASL for Postfix.
#
#   dovecot.sh start DIR | stop DIR | serve
#
# Any user name at any domain exists and has the password `hemligt`; the mail of anna@forening.example
# lies as a Maildir in DIR/mail/forening.example/anna/Maildir. Every user has the folder Skräppost,
# special use \Junk. What DIR/mail/forening.example/anna/.dovecot.sieve says is done with her mail as it comes in; what
# it sends goes to OUT_PORT, where postfix.sh listens. Certificates are signed by an authority of its own, DIR/tls/ca.pem.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

certificates() {
  local dir=$1 ec="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
  mkdir -p "$dir"
  # shellcheck disable=SC2086 # several words on purpose
  openssl req -x509 $ec -days 30 -subj "/CN=remissd throwaway CA" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign \
    -keyout "$dir/ca.key" -out "$dir/ca.pem" 2>/dev/null
  # shellcheck disable=SC2086
  openssl req $ec -subj "/CN=localhost" -keyout "$dir/server.key" -out "$dir/server.csr" 2>/dev/null
  printf '%s\n' 'subjectAltName=DNS:localhost,IP:127.0.0.1' 'extendedKeyUsage=serverAuth' \
    'basicConstraints=CA:FALSE' >"$dir/leaf.ext"
  openssl x509 -req -in "$dir/server.csr" -CA "$dir/ca.pem" -CAkey "$dir/ca.key" -CAcreateserial -days 30 \
    -extfile "$dir/leaf.ext" -out "$dir/server.pem" 2>/dev/null
}

configuration() {
  local dir=$1
  cat <<C
base_dir = $dir/run
state_dir = $dir/state
log_path = $dir/dovecot.log
info_log_path = /dev/null
instance_name = remissd-throwaway-${dir##*/}
protocols = imap lmtp
listen = 127.0.0.1
hostname = imap.kommun.example
ssl = yes
ssl_cert = <$dir/tls/server.pem
ssl_key = <$dir/tls/server.key
ssl_min_protocol = TLSv1.2
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_username_chars =
auth_failure_delay = 0
default_login_user = dovenull
default_internal_user = dovecot
first_valid_uid = 1
mail_location = maildir:~/Maildir
mail_max_userip_connections = 200
recipient_delimiter = +
# Where answers and rejections of Sieve go.
submission_host = 127.0.0.1:$OUT_PORT
postmaster_address = postmaster@mx.kommun.example
lmtp_save_to_detail_mailbox = no

passdb {
  driver = static
  args = password=hemligt
}
userdb {
  driver = static
  args = uid=vmail gid=vmail home=$dir/mail/%Ld/%Ln allow_all_users=yes
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox "Skräppost" {
    special_use = \\Junk
    auto = create
  }
}
protocol lmtp {
  mail_plugins = sieve
}
plugin {
  sieve = file:~/sieve;active=~/.dovecot.sieve
  # Every letter gets an answer, so that a loop would show at once.
  sieve_vacation_min_period = 0
}
service imap-login {
  inet_listener imap {
    port = $IMAP_PORT
  }
  inet_listener imaps {
    port = $IMAPS_PORT
    ssl = yes
  }
  # One process serves all log-ins: a new one for each costs more than the test behind it.
  service_count = 0
  process_min_avail = 1
}
service imap {
  process_limit = 400
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = $LMTP_PORT
  }
}
service auth {
  inet_listener {
    address = 127.0.0.1
    port = $SASL_PORT
  }
}
service anvil {
  # Without this every wrong password makes the next log-in from loopback wait, for all tests alike.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
C
}

start_server() {
  local dir=$1 ports
  id vmail >/dev/null 2>&1 || useradd --system --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin vmail
  mkdir -p "$dir"/run "$dir"/state "$dir"/mail
  chown vmail: "$dir/mail"
  certificates "$dir/tls"
  # Postfix comes later, on a port of this choice.
  mapfile -t ports < <(free_ports 5)
  IMAP_PORT=${ports[0]} IMAPS_PORT=${ports[1]} LMTP_PORT=${ports[2]} SASL_PORT=${ports[3]} OUT_PORT=${ports[4]}
  configuration "$dir" >"$dir/dovecot.conf"
  printf '%s\n' "IMAP_PORT=$IMAP_PORT" "IMAPS_PORT=$IMAPS_PORT" "LMTP_PORT=$LMTP_PORT" "SASL_PORT=$SASL_PORT" \
    "OUT_PORT=$OUT_PORT" "CA_FILE=$dir/tls/ca.pem" "MAIL=$dir/mail" >"$dir/ports"
  # The daemon keeps its standard streams, so it must not get those of a waiting parent.
  dovecot -c "$dir/dovecot.conf" </dev/null >"$dir/start.log" 2>&1 || die "dovecot did not start: $(cat "$dir/start.log")"
  wait_for 20 all_answer "${ports[@]:0:4}" || die "dovecot does not answer: $(cat "$dir/dovecot.log")"
}

stop_server() {
  local pid
  pid=$(cat "$1/run/master.pid" 2>/dev/null) || return 0
  printf '%s\n' "$pid" >"$1/pid"
  doveadm -c "$1/dovecot.conf" stop </dev/null >/dev/null 2>&1 || true
  end_process "$1/pid"
}

main "$@"
