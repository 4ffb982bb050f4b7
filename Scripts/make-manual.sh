#!/bin/sh
# Writes a manual page for each command and subcommand from their own help: make-manual.sh FOLDER_OF_THE_COMMANDS FOLDER
set -eu
binaries=$1
folder=$2
mkdir -p "$folder"

# Reads help, writes the page called $1.
page() {
  awk -v name="$1" '
    function escaped(line) {
      gsub(/\\/, "\\e", line); gsub(/-/, "\\-", line)
      if (line ~ /^[.\x27]/) line = "\\&" line
      return line
    }
    BEGIN { title = name; gsub(/-/, " ", title) }
    NR == 1 {
      sub(/^OVERVIEW: /, ""); abstract = $0; isAbstract = 1; next
    }
    isAbstract && /^$/ {
      sub(/\.$/, "", abstract)
      printf ".TH \"%s\" 1\n.SH NAME\n%s \\- %s\n.SH DESCRIPTION\n.nf\n", toupper(escaped(name)), escaped(name), escaped(abstract)
      isAbstract = 0; next
    }
    isAbstract { abstract = abstract " " $0; next }
    /^USAGE: / { sub(/^USAGE: /, ""); printf ".fi\n.SH SYNOPSIS\n%s\n.nf\n", escaped($0); next }
    /^[A-Z]+:$/ { sub(/:$/, ""); printf ".fi\n.SH %s\n.nf\n", $0; next }
    { print escaped($0) }
    END { print ".fi" }
  ' >"$folder/$1.1"
}

for program in xsff bootstrap; do
  "$binaries/$program" --help | page "$program"
  # Names of subcommands stand two spaces from the margin.
  for command in $("$binaries/$program" --help \
    | sed -n '/^SUBCOMMANDS:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p'); do
    "$binaries/$program" "$command" --help | page "$program-$command"
  done
done
