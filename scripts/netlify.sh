#!/usr/bin/env bash
# Builds the site for the host: at its public address in production, at the
# address of the preview otherwise, and then with a header that keeps search
# engines out. The day is the real one.
# Usage: scripts/netlify.sh [output folder]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=${1:-public}
case ${CONTEXT:-dev} in
production) address=${URL:?the host gives the address of the site} ;;
*) address=${DEPLOY_PRIME_URL:?the host gives the address of the preview} ;;
esac

go run ./cmd/lodestone build --source . --out "$out" --base-url "$address"

# The host's configuration knows no headers per context, its _headers file is
# one per deploy. The build writes none, so what stands there is from an earlier
# run of this script into the same folder.
if [ "${CONTEXT:-dev}" != production ]; then
  printf '/*\n  X-Robots-Tag: noindex\n' >"$out/_headers"
else
  rm -f "$out/_headers"
fi
