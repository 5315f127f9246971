#!/usr/bin/env bash
# Installs what is needed beyond Rust, and only what is missing.
#
#   install.sh          for tests and the demo: mail servers, a database and a browser too
#   install.sh build    for building alone
#
# The servers are used from throwaway folders on loopback; the ones that the packages would start
# themselves stay off, both now and at the next start of the machine.
set -euo pipefail

# package:what it must bring (a command, or a file)
wanted=(
  gcc:cc
  libc6-dev:/usr/include/stdlib.h
  ca-certificates:/etc/ssl/certs/ca-certificates.crt
)
servers=(
  curl:curl
  openssl:openssl
  dovecot-imapd:/usr/lib/dovecot/imap
  dovecot-lmtpd:/usr/lib/dovecot/lmtp
  dovecot-sieve:/usr/lib/dovecot/modules/lib90_sieve_plugin.so
  postfix:/usr/lib/postfix/sbin/master
  postgresql:'/usr/lib/postgresql/*/bin/initdb'
  tesseract-ocr:tesseract
  tesseract-ocr-swe:'/usr/share/tesseract-ocr/*/tessdata/swe.traineddata'
  poppler-utils:pdftoppm
  unzip:unzip
  chromium:chromium
  tmux:tmux
  sqlite3:sqlite3
  python3-venv:'/usr/lib/python3*/ensurepip'
)

what=${1:-servers}
[ "$what" = build ] || wanted+=("${servers[@]}")

present() {
  case $1 in
    /*) compgen -G "$1" >/dev/null ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

missing=()
for entry in "${wanted[@]}"; do
  present "${entry#*:}" || missing+=("${entry%%:*}")
done

say() { printf '%s\n' "$*" >&2; }

if ! command -v cargo >/dev/null; then
  say "Rust is missing. Install it from https://rustup.rs and put ~/.cargo/bin in PATH."
  exit 1
fi

debian=no
if [ -r /etc/os-release ] && grep -q '^ID=debian' /etc/os-release; then debian=yes; fi

if [ "$what" = build ] && [ ${#missing[@]} -eq 0 ]; then exit 0; fi
if [ "$(id -u)" -ne 0 ]; then
  [ "$what" = build ] || say "This starts a real Dovecot, Postfix and PostgreSQL on loopback, each under its own user: run it as root."
  [ ${#missing[@]} -eq 0 ] || say "First install (names as in Debian 12): ${missing[*]}"
  exit 1
fi
[ ${#missing[@]} -gt 0 ] || exit 0
if [ "$debian" = no ]; then
  say "This is not Debian. Install what these Debian 12 packages hold, leave their services off, and try again:"
  say "  ${missing[*]}"
  exit 1
fi

# Services that stood enabled before are none of our business; those that arrive now are switched off.
services=()
for package in "${missing[@]}"; do
  case $package in
    dovecot-*) [ -e /usr/sbin/dovecot ] || services+=(dovecot) ;;
    postfix | postgresql) services+=("$package") ;;
  esac
done

# invoke-rc.d asks this program before it starts a service; 101 means no. Any other guard that stood
# here is put back.
guard=/usr/sbin/policy-rc.d
kept=
if [ -e $guard ] || [ -L $guard ]; then
  kept=$(mktemp -u $guard.remissd.XXXXXX)
  mv $guard "$kept"
fi
# Also when the installation fails or is interrupted, since the next attempt finds these packages there.
finish() {
  local service
  for service in $(printf '%s\n' "${services[@]}" | sort -u); do
    [ -e "/etc/init.d/$service" ] || continue
    # Unlike systemctl it needs no running systemd: this may be a machine that is still being set up.
    update-rc.d "$service" disable >/dev/null || say "$service is installed but could not be switched off."
  done
  rm -f $guard
  [ -z "$kept" ] || mv "$kept" $guard
}
trap finish EXIT
printf '#!/bin/sh\nexit 101\n' >$guard
chmod 755 $guard

say "Installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
printf 'postfix postfix/main_mailer_type select No configuration\n' | debconf-set-selections
log=$(mktemp)
if ! { apt-get update -q && apt-get install -q -y --no-install-recommends "${missing[@]}"; } </dev/null >"$log" 2>&1; then
  cat "$log" >&2
  rm -f "$log"
  say "apt-get could not install them: see above."
  exit 1
fi
rm -f "$log"
