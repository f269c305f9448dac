#!/bin/bash
# Tests of mvnw and of the search for a Java that it shares with bin/portolan. Needs neither network nor Maven nor a JDK:
# each case gets its own machine of scripts that stand for java, mvn and curl.
set -u

project=$(dirname "$(readlink -f "$0")")/../../..
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# A Java installation: fake_java FOLDER VERSION [javac]
fake_java() {
  mkdir -p "$1/bin"
  echo "JAVA_VERSION=\"$2\"" >"$1/release"
  echo '#!/bin/sh' >"$1/bin/java"
  chmod +x "$1/bin/java"
  [ "${3:-}" != javac ] || ln -s java "$1/bin/javac"
}

# An installed Maven that says which version it is, or what it was called with.
fake_maven() {
  cat >"$1" <<SH
#!/bin/sh
[ "\$1" != --version ] || { echo "Apache Maven $2 (0)"; exit; }
printf 'maven $2 on %s:' "\$JAVA_HOME"; printf ' [%s]' "\$@"; echo
SH
  chmod +x "$1"
}

# A curl that serves $machine/archive and notes what was asked for; without an archive there is no network.
fake_curl() {
  cat >"$1" <<SH
#!/bin/sh
while [ \$# -gt 1 ]; do [ "\$1" != --output ] || out=\$2; shift; done
echo "\$1" >>"$machine/asked"
[ -f "$machine/archive" ] || { echo 'curl: (6) Could not resolve host' >&2; exit 6; }
cp "$machine/archive" "\$out"
SH
  chmod +x "$1"
}

# A new machine: an empty home, a PATH of plain tools and a curl, a copy of the project's scripts.
new_machine() {
  local tool
  machine="$work/a machine $((passed + failed))"
  mkdir -p "$machine/bin" "$machine/home" "$machine/jvm" "$machine/project/src/main/dist/lib"
  for tool in sh awk sed tr cut dirname readlink mkdir mktemp rm mv tar gzip sha512sum ls cp cat printf uname; do
    ln -s "$(command -v "$tool")" "$machine/bin/$tool"
  done
  cp -R "$project/mvnw" "$project/.mvn" "$machine/project/"
  cp "$project/src/main/dist/lib/find-java.sh" "$machine/project/src/main/dist/lib/"
  fake_curl "$machine/bin/curl"
  java_home=
}

# Packs a Maven as the Apache Software Foundation does, and pins it.
pack_maven() {
  local sum
  mkdir -p "$machine/pack/apache-maven-9.9.9/bin"
  fake_maven "$machine/pack/apache-maven-9.9.9/bin/mvn" 9.9.9
  tar -czf "$machine/archive" -C "$machine/pack" apache-maven-9.9.9
  sum=$(sha512sum "$machine/archive" | cut -d ' ' -f 1)
  printf 'maven.version=9.9.9\nmaven.url=https://archive.invalid/maven\nmaven.sha512.tar.gz=%s\n' "${1:-$sum}" \
    >"$machine/project/.mvn/wrapper/portolan-wrapper.properties"
}

run_mvnw() {
  env -i PATH="$machine/bin" HOME="$machine/home" JAVA_HOME="$java_home" PORTOLAN_JVM_DIRS="$machine/jvm" \
    "$machine/project/mvnw" "$@" >"$machine/out" 2>"$machine/err" </dev/null
  code=$?
}

# expect NAME CODE OUT-PATTERN ERR-PATTERN: patterns as in `case`; stderr is one line at most where mvnw fails.
expect() {
  local out err problem=
  out=$(cat "$machine/out")
  err=$(cat "$machine/err")
  [ "$code" = "$2" ] || problem="exit code $code, not $2"
  # shellcheck disable=SC2254
  case $out in $3) ;; *) problem="$problem; stdout" ;; esac
  # shellcheck disable=SC2254
  case $err in $4) ;; *) problem="$problem; stderr" ;; esac
  verdict "$1" "$problem"
}

verdict() {
  if [ -z "$2" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s (%s)\n  stdout: %s\n  stderr: %s\n' "$1" "$2" "$(cat "$machine/out")" "$(cat "$machine/err")"
  fi
}

leaves_nothing_behind() {
  verdict "$1 leaves nothing behind" "$(find "$machine/home" -mindepth 1 ! -type d -print -o -name '.unpack*' -print)"
}

## Which Java

new_machine
fake_maven "$machine/bin/mvn" 3.9.1
fake_java "$machine/some jdk" 25.0.3 javac
java_home="$machine/some jdk"
run_mvnw -B 'a b' '' '*'
expect 'JAVA_HOME is taken, arguments pass as they are' 0 "maven 3.9.1 on $machine/some jdk: \[-B\] \[a b\] \[\] \[\*\]" ''

new_machine
fake_maven "$machine/bin/mvn" 3.9.1
fake_java "$machine/old" 17.0.15 javac
fake_java "$machine/jvm/new" 25 javac
java_home="$machine/old"
run_mvnw -v
expect 'a JAVA_HOME that is 17 gives way to an installed 25' 0 "maven 3.9.1 on $machine/jvm/new: *" ''

new_machine
fake_maven "$machine/bin/mvn" 3.9.1
fake_java "$machine/elsewhere" 26-ea javac
fake_java "$machine/jvm/new" 25 javac
ln -s "$machine/elsewhere/bin/java" "$machine/bin/java"
run_mvnw -v
expect 'the java of the PATH goes before the install folders' 0 "maven 3.9.1 on $machine/elsewhere: *" ''

new_machine
fake_maven "$machine/bin/mvn" 3.9.1
fake_java "$machine/jvm/a-27" 27 javac
fake_java "$machine/jvm/b-25-runtime" 25
fake_java "$machine/jvm/c-26" 26.0.1 javac
fake_java "$machine/jvm/d-8" 1.8.0_402 javac
run_mvnw -v
expect 'the lowest JDK that fits is taken from the install folders' 0 "maven 3.9.1 on $machine/jvm/c-26: *" ''

new_machine
fake_maven "$machine/bin/mvn" 3.9.1
mkdir -p "$machine/bin2"
fake_java "$machine/hidden" 25 javac
cat >"$machine/bin/java" <<SH
#!/bin/sh
echo '    java.home = $machine/hidden' >&2
SH
chmod +x "$machine/bin/java"
run_mvnw -v
expect 'a stand-in for java on the PATH is asked where its Java is' 0 "maven 3.9.1 on $machine/hidden: *" ''

new_machine
fake_maven "$machine/bin/mvn" 3.9.1
fake_java "$machine/jvm/old" 17.0.15 javac
run_mvnw -v
expect 'no JDK 25: one line, exit code 1' 1 '' 'mvnw: no JDK 25 or newer *adoptium.net*'
verdict 'no JDK 25: no second line' "$([ "$(wc -l <"$machine/err")" = 1 ] || echo more)"

## Which Maven

new_machine
fake_java "$machine/jvm/25" 25 javac
fake_maven "$machine/bin/mvn" 3.8.6
pack_maven
run_mvnw verify 'a b'
expect 'an old Maven gives way to the pinned one' 0 "maven 9.9.9 on $machine/jvm/25: \[verify\] \[a b\]" 'mvnw: fetching https://archive.invalid/maven.tar.gz'
run_mvnw verify
expect 'the second time nothing is said' 0 'maven 9.9.9 *' ''
verdict 'the second time nothing is fetched' "$([ "$(wc -l <"$machine/asked")" = 1 ] || echo fetched)"

new_machine
fake_java "$machine/jvm/25" 25 javac
fake_maven "$machine/bin/mvn" 3.8.7
pack_maven
run_mvnw verify
expect 'Maven 3.8.7 is new enough' 0 'maven 3.8.7 *' ''

new_machine
fake_java "$machine/jvm/25" 25 javac
pack_maven 0000
run_mvnw verify
expect 'another checksum: not used' 1 '' '*SHA-512 * not 0000 as pinned: not used'
leaves_nothing_behind 'another checksum'

new_machine
fake_java "$machine/jvm/25" 25 javac
run_mvnw verify
expect 'no network: said' 1 '' '*cannot fetch https://archive.apache.org/*'
leaves_nothing_behind 'no network'

new_machine
fake_java "$machine/jvm/25" 25 javac
rm "$machine/bin/curl"
run_mvnw verify
expect 'neither curl nor wget: said' 1 '' '*neither curl nor wget*'
leaves_nothing_behind 'neither curl nor wget'

echo "mvnw-test.sh: $passed passed, $failed failed"
[ "$failed" = 0 ]
