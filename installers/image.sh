# shellcheck shell=bash
# The steps that package.sh and package-macos.sh share: a runtime with JavaFX inside, and the app-image around it.
# Sourced from the project's folder.

distribution=target/portolan
out=target/installers

say() {
  echo "${0##*/}: $*"
}

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# The value of a line `NAME: VALUE` of Portolan's own manifest, which Maven fills from the pom.
manifest() {
  tr -d '\r' <"$work/META-INF/MANIFEST.MF" | sed -n "s/^$1: //p"
}

modules() {
  sed -e 's/#.*//' -e 's/ .*//' -e '/^$/d' installers/modules.txt
}

# Stops when the jars use a module that modules.txt does not name.
check_modules() {
  local used missing
  used=$("$JAVA_HOME/bin/jdeps" --ignore-missing-deps --multi-release 25 --print-module-deps \
    --module-path "$distribution/lib/javafx" --class-path "$(echo "$distribution"/lib/*.jar | tr ' ' ':')" \
    "$distribution"/lib/portolan-*.jar) || fail "jdeps: $used"
  used=$(grep -v '^Warning: ' <<<"$used" | tr ',' '\n')
  missing=$(comm -13 <(modules | sort) <(sort <<<"$used"))
  [ -z "$missing" ] || fail "the jars use $(tr '\n' ' ' <<<"$missing"): name it in installers/modules.txt, with the reason"
}

# make_image NAME JPACKAGE-OPTION...: the app-image $out/NAME; sets version and vendor on the way.
make_image() {
  local name=$1 jar options=()
  shift
  # shellcheck source=src/main/dist/lib/find-java.sh
  . src/main/dist/lib/find-java.sh
  find_java 25 jpackage || exit 1
  jar=$(echo "$distribution"/lib/portolan-*.jar)
  [ -f "$jar" ] || fail "there is no $distribution/lib: run ./mvnw package first"

  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  rm -rf "$out"
  mkdir -p "$out" "$work/input"
  (cd "$work" && "$JAVA_HOME/bin/jar" --extract --file "$OLDPWD/$jar" META-INF/MANIFEST.MF)
  version=$(manifest Implementation-Version)
  vendor=$(manifest Implementation-Vendor)

  say "comparing installers/modules.txt with what the jars use"
  check_modules

  say "linking the runtime ($("$JAVA_HOME/bin/jlink" --version))"
  "$JAVA_HOME/bin/jlink" --module-path "$distribution/lib/javafx" --add-modules "$(modules | paste -s -d , -)" \
    --no-header-files --no-man-pages --output "$work/runtime"
  # The archive of the JDK's classes, for a quicker start; it serves only the layout of objects that it was dumped with.
  grep '^-XX:' "$distribution/lib/jvm.options" | xargs "$work/runtime/bin/java" -Xshare:dump -Xlog:disable -Xlog:all=error

  say "making the app-image"
  cp "$distribution"/lib/*.jar LICENSE "$work/input/"
  while IFS= read -r option; do
    options+=(--java-options "$option")
  done < <(grep -v -e '^#' -e '^$' "$distribution/lib/jvm.options")
  "$JAVA_HOME/bin/jpackage" @installers/jpackage.options --type app-image --name "$name" --app-version "$version" \
    --vendor "$vendor" --runtime-image "$work/runtime" --input "$work/input" --main-jar "${jar##*/}" \
    --main-class dev.portolan.Main "${options[@]}" --dest "$out" "$@"
}

# train IMAGE NAME: puts a cache of loaded classes, and of what is often run, beside the jars of a Linux app-image. It is
# taken from a run of the very launcher, without a display, on the demo cluster, so that classes, their order and Java's
# options are those that it will start with. Where the cache does not fit Java starts without it.
train() {
  local image=$1 name=$2 app config home
  app=$(readlink -f "$image/lib/app")
  config=$work/portolan.aotconf
  home=$work/home
  mkdir -p "$home"
  say "noting what a start on the demo cluster loads and runs"
  # ends by SIGTERM, which is 124 to timeout: what was noted is written as Java ends
  HOME=$home JAVA_TOOL_OPTIONS="-XX:AOTMode=record -XX:AOTConfiguration=$config -Duser.home=$home -Dglass.platform=Headless -Dprism.order=sw" \
    timeout -s TERM -k 120 "${TRAINING_SECONDS:-45}" "$image/bin/$name" --demo --demo-pods 2000 >"$work/train.log" 2>&1 ||
    [ $? = 124 ] || [ $? = 143 ] || fail "the training run: $(tail -5 "$work/train.log")"
  [ -f "$config" ] || fail "the training run left nothing: $(tail -5 "$work/train.log")"
  JAVA_TOOL_OPTIONS="-XX:AOTMode=create -XX:AOTConfiguration=$config -XX:AOTCache=$app/portolan.aot" \
    "$image/bin/$name" --version >"$work/create.log" 2>&1 || fail "making the cache: $(tail -5 "$work/create.log")"
  [ -f "$app/portolan.aot" ] || fail "no cache was made: $(tail -5 "$work/create.log")"
  # shellcheck disable=SC2016 # the launcher's own variable
  sed -i '/^\[JavaOptions\]/a java-options=-XX:AOTCache=$APPDIR/portolan.aot' "$app/$name.cfg"
}
