#!/usr/bin/env bash
# Installs what the tests need on Debian or Ubuntu: a browser, fonts, an office
# suite, PDF tools, HarfBuzz, an XML validator, Node.js and Java, then the pinned
# npm packages of each test folder. Needs root or sudo only when a system
# package is missing; does nothing, quickly, when all is there. With the word
# fonts, it installs what make fonts needs beside that.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

part=${1:-}
node_minimum=18
folders=(internal/acceptance internal/lang/gencldr)
if [ "$part" = fonts ]; then
  folders=(scripts/fonts)
fi

has() { command -v "$1" >/dev/null 2>&1; }
packaged() { dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

# node_ready tells whether Node.js is there and recent enough for the validators.
node_ready() {
  local version
  version=$(node --version 2>/dev/null) || return 1
  version=${version#v}
  [ "${version%%.*}" -ge "$node_minimum" ]
}

impress() { packaged libreoffice-impress-nogui || packaged libreoffice-impress; }

# need adds a package to the missing ones unless the test that follows succeeds.
need() {
  local package=$1
  shift
  "$@" || missing+=("$package")
}

# find_missing asks for what is used, so that a tool that came another way counts.
find_missing() {
  missing=()
  need chromium has chromium
  need fonts-noto-core packaged fonts-noto-core
  need fonts-noto-cjk packaged fonts-noto-cjk
  need libreoffice-impress-nogui impress
  need poppler-utils has pdfinfo
  need qpdf has qpdf
  need libharfbuzz-bin has hb-shape
  need libxml2-utils has xmllint
  need nodejs node_ready
  need npm has npm
  need default-jre-headless has java
  if [ "$part" = fonts ]; then
    need python3-fonttools packaged python3-fonttools
    need python3-brotli packaged python3-brotli
  fi
}

# as_root runs a command as root, or fails when there is no way to become root.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

can_be_root() {
  [ "$(id -u)" -eq 0 ] && return 0
  has sudo || return 1
  sudo -n true 2>/dev/null && return 0
  [ -t 0 ] && [ -t 2 ] && sudo -v
}

install_packages() {
  local line="apt-get install -y --no-install-recommends ${missing[*]}"
  if ! has apt-get; then
    echo "setup: this machine has no apt-get; install these in its own way, then try again: ${missing[*]}" >&2
    exit 1
  fi
  if ! can_be_root; then
    echo "setup: tools that the tests use are missing, and only an administrator may install them. Run this line, then try again:" >&2
    echo "sudo $line" >&2
    exit 1
  fi
  echo "setup: installing ${missing[*]}"
  as_root apt-get update -qq || { sleep 5; as_root apt-get update -qq; }
  # shellcheck disable=SC2086 # the line is meant to be split
  as_root $line -qq </dev/null >/dev/null
  find_missing
  if [ ${#missing[@]} -gt 0 ]; then
    echo "setup: installed, but still missing or too old: ${missing[*]} (Node.js $node_minimum or later is needed)" >&2
    exit 1
  fi
}

# npm_folder installs a folder's pinned packages when its lock file has changed.
npm_folder() {
  local stamp=$1/node_modules/.installed-lock
  cmp -s "$1/package-lock.json" "$stamp" && return
  echo "setup: installing the npm packages of $1"
  (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error)
  cp "$1/package-lock.json" "$stamp"
}

find_missing
if [ ${#missing[@]} -gt 0 ]; then
  install_packages
fi
for folder in "${folders[@]}"; do
  if [ -f "$folder/package-lock.json" ]; then
    npm_folder "$folder"
  fi
done
