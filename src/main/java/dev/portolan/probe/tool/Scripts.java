package dev.portolan.probe.tool;

/// The constant scripts that are run where a plain argument vector cannot do. Values travel as
/// `$1`, `$2`, never inside the text: `["sh", "-c", SCRIPT, "portolan", value...]`. They keep to
/// POSIX sh built-ins, so that dash, bash and busybox ash run them alike.
public final class Scripts {
  /// Prints `portolan-pid N BORN` as the first line of standard error, then becomes the command in
  /// `"$@"`: N is the process to end on cancel, BORN its start time (field 22 of /proc/N/stat,
  /// which survives exec and tells a recycled number apart; empty without /proc). Messages are
  /// asked for in the C locale, since they are parsed. What the container's variables have the
  /// application's own interpreters load, such as agents and debuggers, is not loaded again.
  public static final String RUN =
      """
      born() { l=; { read -r l <"/proc/$$/stat"; } 2>/dev/null; set -- ${l##*) }; b=${20}; }
      born
      echo "portolan-pid $$ $b" >&2
      LC_ALL=C
      export LC_ALL
      unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS NODE_OPTIONS RUBYOPT PERL5OPT PERL5LIB
      exec "$@"
      """;

  /// Ends the process `$1` that was born at `$2` (may be empty) with its descendants, four
  /// generations at least: TERM, up to a second later KILL. Prints `ended` and exits with 0 when
  /// none of them is left (a zombie is not), also when the number has become another process's;
  /// else `alive` and 1.
  public static final String END =
      """
      look() {
        l=; { read -r l <"/proc/$1/stat"; } 2>/dev/null
        set -- ${l##*) }
        state=${1:-Z}; parent=${2:-0}; born=${20}
      }
      living() {
        left=
        for p in $all; do look "$p"; [ "$state" = Z ] || left="$left $p"; done
        [ -n "$left" ]
      }
      gone() { echo ended; exit 0; }
      look "$1"
      [ "$1" -gt 1 ] && [ "$state" != Z ] || gone
      [ -z "$2" ] || [ "$2" = "$born" ] || gone
      all=" $1 "
      for n in 1 2 3 4; do
        for d in /proc/[0-9]*; do
          p=${d#/proc/}
          look "$p"
          case "$all" in
            *" $p "*) ;;
            *" $parent "*) all="$all$p " ;;
          esac
        done
      done
      kill -TERM $all 2>/dev/null
      for n in 1 2 3 4 5 6 7 8 9 10; do living || gone; sleep 0.1 2>/dev/null || break; done
      living || gone
      kill -KILL $left 2>/dev/null
      for n in 1 2 3 4 5; do living || gone; sleep 0.1 2>/dev/null || sleep 1; done
      echo alive
      exit 1
      """;

  /// Ends the container's first process, and so the container: of Portolan's own debug containers,
  /// whose first process waits for it.
  public static final String END_CONTAINER = "kill -TERM 1";

  /// Prints `NAME PATH` for each of the programs named in `"$@"` that the container has, links
  /// resolved, so that a busybox applet shows as `ping /bin/busybox`. A busybox shell that prefers
  /// its own applets names them without a path: `ping ping`.
  public static final String FIND =
      "for t in \"$@\"; do p=$(command -v \"$t\" 2>/dev/null) || continue;"
          + " r=$(readlink -f \"$p\" 2>/dev/null) || r=$p; echo \"$t $r\"; done; exit 0";

  /// Runs several commands, `$1` of them at a time. The other values are the commands one after
  /// another, each as the number of its words and the words. What the command of number N (from 0)
  /// prints, on either stream, comes as lines `N TEXT`, and its end as `N portolan-end CODE`.
  public static final String BATCH =
      """
      many=$1; shift
      at=0; going=0
      while [ $# -gt 0 ]; do
        words=$1; shift
        (
          rest=$(($# - words)); left=$words
          while [ $left -gt 0 ]; do set -- "$@" "$1"; shift; left=$((left - 1)); done
          shift $rest
          { "$@" 2>&1; printf '\\nportolan-end %s\\n' $?; } |
            while IFS= read -r line; do
              [ -z "$line" ] || printf '%s %s\\n' $at "$line"
            done
        ) &
        shift $words
        at=$((at + 1)); going=$((going + 1))
        [ $going -lt $many ] || { wait; going=0; }
      done
      wait
      """;

  /// Sets `u` to the kernel's uptime in seconds, which nobody sets; empty without /proc.
  static final String READ_UPTIME = "u=; { read -r u rest </proc/uptime; } 2>/dev/null;";

  /// The shell function `up`, which does that.
  static final String UP = "up() { " + READ_UPTIME + " }\n";

  /// Connects to host `$1` port `$2` by bash's own /dev/tcp and sends nothing; then prints
  /// `connected START END UP UP`: seconds by the clock of bash 5, which people and NTP may set
  /// meanwhile, and the kernel's uptime at the same moments, which tells hundredths alone but is
  /// never set; or `connected` alone by an older bash.
  public static final String BASH_CONNECT =
      UP
          + """
      up; v=$u s=$EPOCHREALTIME
      exec 3<>"/dev/tcp/$1/$2" || exit 1
      e=$EPOCHREALTIME; up
      echo connected $s $e ${s:+$v $u}
      """;

  /// Python 3: connects to host `argv[1]` port `argv[2]` with a timeout of `argv[3]` seconds;
  /// prints `connected MILLIS`, or the error's own words on standard error.
  public static final String PYTHON_CONNECT =
      """
      import socket, sys, time
      host, port, limit = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
      try:
          found = socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)[0]
          s = socket.socket(*found[:3])
          s.settimeout(limit)
          start = time.perf_counter()
          s.connect(found[4])
          print('connected %.3f' % ((time.perf_counter() - start) * 1000))
      except OSError as e:
          sys.exit('%s: %s' % (type(e).__name__, e))
      """;

  /// Perl: connects to host `$ARGV[0]` port `$ARGV[1]` with a timeout of `$ARGV[2]` seconds; prints
  /// `connected MILLIS` (without Time::HiRes, which Debian's perl-base lacks, `connected`), or the
  /// error's own words on standard error. Uses core modules alone.
  public static final String PERL_CONNECT =
      """
      use Socket qw(getaddrinfo SOCK_STREAM);
      my $fine = eval { require Time::HiRes };
      sub now { $fine ? Time::HiRes::clock_gettime(1) : 0 }
      my ($host, $port, $limit) = @ARGV;
      my ($error, $found) = getaddrinfo($host, $port, {socktype => SOCK_STREAM});
      if ($error) { print STDERR "$error\\n"; exit 1 }
      socket(my $s, $found->{family}, $found->{socktype}, $found->{protocol}) or die "$!\\n";
      $SIG{ALRM} = sub { print STDERR "timed out\\n"; exit 1 };
      alarm $limit;
      my $start = now();
      connect($s, $found->{addr}) or die "$!\\n";
      print $fine ? sprintf("connected %.3f\\n", (now() - $start) * 1000) : "connected\\n";
      """;

  private Scripts() {}
}
