#!/bin/sh
# Opens every page of a folder in a browser without a window: nothing may be loaded from elsewhere, no script may run, and the
# verdict has to be visible at the top. Screenshots are left beside the pages.
set -eu
folder=$(cd "$1" && pwd)
browser=""
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then browser=$name; break; fi
done
if [ -z "$browser" ]; then
  echo "Skipped: no browser. On Debian it is the package chromium (apt-get install chromium)."
  exit 0
fi
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
run() {
  timeout 120 "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars \
    --user-data-dir="$profile" --host-resolver-rules="MAP * ~NOTFOUND" "$@" 2>"$profile/log"
}
for page in "$folder"/*.html; do
  run --dump-dom "file://$page" >"$profile/dom"
  grep -q 'class="headline"' "$profile/dom" || { echo "$page: no verdict"; exit 1; }
  if grep -Eqi '<script|src="http|href="http|url\(http|@import' "$profile/dom"; then
    echo "$page: it loads or runs something"
    exit 1
  fi
  if ! grep -q '<svg' "$profile/dom"; then echo "$page: no figures"; exit 1; fi
  # The browser draws in a page of fixed height; what a reader sees first, and all of it.
  run --window-size=1100,1400 --screenshot="${page%.html}-top.png" "file://$page"
  run --window-size=1100,9000 --screenshot="${page%.html}.png" "file://$page"
  run --no-pdf-header-footer --print-to-pdf="${page%.html}.pdf" "file://$page"
  for file in "${page%.html}-top.png" "${page%.html}.png" "${page%.html}.pdf"; do
    [ -s "$file" ] || { echo "$file was not made"; exit 1; }
  done
  echo "${page%.html}.png"
done
