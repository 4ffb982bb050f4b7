#!/bin/sh
# Writes what bash, zsh and fish complete of both commands: make-completions.sh FOLDER_OF_THE_COMMANDS FOLDER_OF_SHARED_FILES
set -eu
binaries=$1
share=$2
write() {
  mkdir -p "$(dirname "$share/$3")"
  "$binaries/$1" --generate-completion-script "$2" >"$share/$3"
}
for program in xsff bootstrap; do
  write "$program" bash "bash-completion/completions/$program"
  write "$program" zsh "zsh/site-functions/_$program"
  write "$program" fish "fish/vendor_completions.d/$program.fish"
done
