# shellcheck shell=sh
# Finds the Java to run on. Sourced by bin/portolan and, in the project's own folder, by mvnw, so that both look in the
# same places. Windows has the same in find-java.cmd.
#
# Looked at, in this order: JAVA_HOME, the `java` of the PATH, the usual install folders. Of the install folders' Javas
# the lowest version that fits is taken: it is the one that Portolan is tested on. PORTOLAN_JVM_DIRS, folders separated
# by colons, takes the place of the usual install folders; each folder in them is looked at as one Java.

# find_java MINIMUM TOOL: sets JAVA_HOME to a Java of at least that feature version that has bin/TOOL (java or javac);
# else prints one line that says what is missing and how to get it, and returns 1.
find_java() {
  java_minimum=$1
  java_tool=$2
  java_found=
  java_found_version=0

  java_consider "${JAVA_HOME:-}"
  [ -n "$java_found" ] || java_consider "$(java_home_of_path)"
  [ -n "$java_found" ] || java_search
  if [ -n "$java_found" ]; then
    JAVA_HOME=$java_found
    export JAVA_HOME
    return 0
  fi

  java_kind=Java
  [ "$java_tool" != javac ] || java_kind=JDK
  echo "${0##*/}: no $java_kind $java_minimum or newer in JAVA_HOME, on the PATH or in the usual install folders:" \
    "install one (for example from https://adoptium.net) or set JAVA_HOME to one" >&2
  return 1
}

# Takes the Java in folder $1 when it fits and is lower than what was found so far.
java_consider() {
  java_version=0
  [ -n "$1" ] && [ -x "$1/bin/$java_tool" ] || return 0
  if [ -r "$1/release" ]; then
    while IFS='="' read -r java_key _ java_value _; do
      [ "$java_key" != JAVA_VERSION ] || java_version=${java_value%%[!0-9]*}
    done <"$1/release"
  else
    java_version=$("$1/bin/java" -XshowSettings:properties -version 2>&1 |
      sed -n 's/^ *java\.specification\.version = \([0-9]*\).*/\1/p')
  fi
  [ "${java_version:-0}" -ge "$java_minimum" ] || return 0
  if [ -z "$java_found" ] || [ "$java_version" -lt "$java_found_version" ]; then
    java_found=$1
    java_found_version=$java_version
  fi
}

# The folder of the `java` on the PATH, through links; where that is a stand-in (a shim, macOS's own), it is asked.
java_home_of_path() {
  java_on_path=$(command -v java) || return 0
  java_link=$(readlink -f "$java_on_path") || java_link=$java_on_path
  java_folder=${java_link%/bin/*}
  if [ -r "$java_folder/release" ]; then
    echo "$java_folder"
  else
    "$java_on_path" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
  fi
}

java_search() {
  if [ -n "${PORTOLAN_JVM_DIRS:-}" ]; then
    java_ifs=$IFS
    IFS=:
    for java_dir in $PORTOLAN_JVM_DIRS; do
      for java_folder in "$java_dir"/*; do
        IFS=$java_ifs
        java_consider "$java_folder"
      done
    done
    IFS=$java_ifs
    return 0
  fi
  for java_folder in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/* /opt/java/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    "${HOME:-}"/.asdf/installs/java/* "${HOME:-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    java_consider "$java_folder"
  done
  if [ -z "$java_found" ] && [ -x /usr/libexec/java_home ]; then
    java_consider "$(/usr/libexec/java_home -F -v "$java_minimum+" 2>/dev/null)"
  fi
}
