#!/bin/bash
# Makes packages of Portolan for macOS with its own Java inside, from target/portolan (made by ./mvnw package), into
# target/installers:
#
#   installers/package-macos.sh [--type app-image | dmg | pkg]...      app-image and dmg by default
#
# The packages are for the kind of machine that this runs on (Apple silicon or Intel), and are not signed.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

# shellcheck source=installers/image.sh
. installers/image.sh

types=()
while [ $# -gt 0 ]; do
  case "$1 ${2:-}" in
    '--type app-image' | '--type dmg' | '--type pkg') types+=("$2"); shift 2 ;;
    *) fail 'usage: installers/package-macos.sh [--type app-image | dmg | pkg]...' ;;
  esac
done
[ ${#types[@]} -gt 0 ] || types=(app-image dmg)

make_image Portolan --icon icons/portolan.icns @installers/macos/jpackage.options

for type in "${types[@]}"; do
  [ "$type" != app-image ] || continue
  say "making the $type"
  "$JAVA_HOME/bin/jpackage" @installers/jpackage.options --type "$type" --name Portolan \
    --app-version "$version" --vendor "$vendor" --license-file LICENSE --app-image "$out/Portolan.app" --dest "$out"
done
say "made, in $out:"
ls -1 "$out"
