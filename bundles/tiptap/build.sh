#!/usr/bin/env bash
# Maintainers only (needs Node): bundles TipTap into the one file that the composer fetches when it is first used.
set -euo pipefail
cd "$(dirname "$0")"
out=../../firsthand/look/static/look/vendor
npm ci --no-audit --no-fund
npx esbuild entry.js --bundle --format=esm --minify --legal-comments=none --target=es2022 --outfile="$out/tiptap.js"
for package in node_modules/@tiptap/core $(find node_modules -maxdepth 1 -name "prosemirror-*" -o -maxdepth 1 -name linkifyjs -o -maxdepth 1 -name orderedmap -o -maxdepth 1 -name rope-sequence -o -maxdepth 1 -name w3c-keyname | sort) node_modules/@floating-ui/dom; do
  licence=$(find "$package" -maxdepth 1 -iname "licen[sc]e*" | head -n 1)
  printf '%s %s\n\n' "${package#node_modules/}" "$(node -p "require('./$package/package.json').version")"
  [ -z "$licence" ] || cat "$licence"
  printf '\n\n'
done > "$out/tiptap-licences.txt"
(cd "$out" && sha256sum tiptap.js > tiptap.sha256)
