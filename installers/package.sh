#!/bin/bash
# Makes packages of Portolan with its own Java inside, from target/portolan (made by ./mvnw package), into target/installers:
#
#   installers/package.sh [--type app-image | deb | rpm]...      app-image and deb by default
#
# The packages are for the kind of machine that this runs on. deb needs dpkg-deb and fakeroot, rpm needs rpmbuild; macOS
# and Windows have package-macos.sh and package.ps1, which do the same.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

# shellcheck source=installers/image.sh
. installers/image.sh

types=()
while [ $# -gt 0 ]; do
  case "$1 ${2:-}" in
    '--type app-image' | '--type deb' | '--type rpm') types+=("$2"); shift 2 ;;
    *) fail 'usage: installers/package.sh [--type app-image | deb | rpm]...' ;;
  esac
done
[ ${#types[@]} -gt 0 ] || types=(app-image deb)

make_image portolan --icon icons/portolan-512.png --app-content installers/linux/portolan.desktop
train "$out/portolan" portolan

for type in "${types[@]}"; do
  [ "$type" != app-image ] || continue
  say "making the $type"
  "$JAVA_HOME/bin/jpackage" @installers/jpackage.options @installers/linux/jpackage.options --type "$type" \
    --name portolan --app-version "$version" --vendor "$vendor" --app-image "$out/portolan" --dest "$out" \
    "@installers/linux/$type.options"
done
say "made, in $out:"
ls -1 "$out"
