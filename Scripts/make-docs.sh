#!/bin/sh
# Makes a documentation archive of every library module from the release build, and ends with an error where DocC warns.
set -eu
build=$1
folder=$2
shift 2
modules="-I $build/Modules -Xcc -fmodule-map-file=$build/CBandChase.build/module.modulemap -Xcc -I/usr/include/hdf5/serial"
for map in Sources/C*/module.modulemap .build/checkouts/*/Sources/*/include/module.modulemap; do
  modules="$modules -I $(dirname "$map")"
done
rm -rf "$folder"
mkdir -p "$folder"
target=$(swift -print-target-info | sed -n 's/.*"unversionedTriple" *: *"\([^"]*\)".*/\1/p')
for module in "$@"; do
  graphs=$folder/graphs/$module
  mkdir -p "$graphs"
  # shellcheck disable=SC2086 # options are words
  swift symbolgraph-extract -module-name "$module" $modules -target "$target" -output-dir "$graphs" \
    -minimum-access-level public -skip-synthesized-members
  docc convert --additional-symbol-graph-dir "$graphs" --fallback-display-name "$module" \
    --fallback-bundle-identifier "xsff.$module" --warnings-as-errors --output-path "$folder/$module.doccarchive"
done
rm -r "$folder/graphs"
echo "Written to $folder; 'docc preview' or any web server shows an archive."
