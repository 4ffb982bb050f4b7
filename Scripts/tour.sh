#!/bin/sh
# From a fresh clone to an answer, figures, a report, and the model of the tutorial with its answers: what a new user does in the
# first hour. Takes the repository to clone and a folder that is made anew.
set -eu
repository=$(cd "$1" && pwd)
rm -rf "$2"
mkdir -p "$2"
folder=$(cd "$2" && pwd)

expect() {
  grep -q "$1" "$2" || { echo "error: $2 does not say: $1"; cat "$2"; exit 1; }
  echo "seen: $1"
}

git clone --quiet "$repository" "$folder/clone"
cd "$folder/clone"
make demo >"$folder/demo.txt"
expect 'Decided, from the commutant: G = S3, p = 2.' "$folder/demo.txt"

export XSFF_HOME="$folder/clone"
PATH="$folder/clone/.build/release:$PATH"
mkdir "$folder/own"
cd "$folder/own"
# The model is the first block of YAML in the tutorial.
awk '/^```yaml$/ { inside = 1; next } /^```$/ && inside { exit } inside' "$XSFF_HOME/Documentation/Tutorial.md" >cubic.yaml
xsff inspect cubic.yaml >inspect.txt
xsff symmetries cubic.yaml >symmetries.txt
expect 'D4 = SmallGroup(8,3)' symmetries.txt
xsff compute cubic.yaml --samples 4 --quiet >compute.txt
bootstrap solve cubic.h5 >solve.txt
expect 'Decided, from the commutant: G = S4, p = 6.' solve.txt
bootstrap verify cubic.h5 >verify.txt
xsff compute cubic.yaml --set D=0.3 --samples 4 --quiet -o uniaxial.h5 >>compute.txt
bootstrap solve uniaxial.h5 >uniaxial.txt
expect 'Decided, from the commutant: G = D4, p = 2.' uniaxial.txt
xsff plot cubic.h5 --figure all -o figures >plot.txt
bootstrap report cubic.h5 -o cubic.html >report.txt
expect 'G = S4' cubic.html
echo "The answers, figures and a report are in $folder/own."
