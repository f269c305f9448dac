package dev.portolan.probe;

/// The constant scripts that are run where a plain argument vector cannot do. Values travel as
/// `$1`, `$2`, never inside the text: `["sh", "-c", SCRIPT, "portolan", value...]`.
public final class Scripts {
  /// Prints `portolan-pid N` as the first line of standard error, then becomes the command in
  /// `"$@"`: N is the process to end on cancel.
  public static final String RUN = "echo \"portolan-pid $$\" >&2; exec \"$@\"";

  /// Ends the process `$1` and what it started.
  public static final String END = "kill -TERM \"$1\"";

  /// Prints `NAME PATH` for each of the programs named in `"$@"` that the container has, links
  /// resolved, so that a busybox applet shows as `ping /bin/busybox`.
  public static final String FIND =
      "for t in \"$@\"; do p=$(command -v \"$t\" 2>/dev/null) || continue;"
          + " r=$(readlink -f \"$p\" 2>/dev/null) || r=$p; echo \"$t $r\"; done; exit 0";

  /// Connects to host `$1` port `$2` by bash's own /dev/tcp, and sends nothing.
  public static final String BASH_CONNECT = "exec 3<>\"/dev/tcp/$1/$2\"";

  private Scripts() {}
}
