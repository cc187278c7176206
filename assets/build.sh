#!/bin/sh
# Rebuilds the GOV.UK Frontend styles and script that Lintel serves. Needs Node 20; nothing else in Lintel does.
# The release in package.json is the one that the installed govuk-frontend-jinja tracks: raise both together.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out="$here/../lintel/web/static/govuk"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$here/package.json" "$here/govuk.scss" "$here/govuk.js" "$work/"
cd "$work"
npm install --no-audit --no-fund --no-package-lock --silent

mkdir -p "$out"
npx --no-install sass --style=compressed --no-source-map --load-path=node_modules --quiet-deps \
  govuk.scss "$out/govuk.css"
npx --no-install esbuild govuk.js --bundle --minify --format=iife --target=es2019 --legal-comments=none \
  --log-level=warning --outfile="$out/govuk.js"

# The typeface, the crown and the crest are for gov.uk only.
if grep -Ei 'gds transport|font-face|crown|crest|assets/|sourceMappingURL' "$out/govuk.css" "$out/govuk.js" >/dev/null; then
  echo "The build holds something that belongs to gov.uk alone, or a source map." >&2
  exit 1
fi
ls -l "$out"
