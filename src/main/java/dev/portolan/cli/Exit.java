package dev.portolan.cli;

/// The command line's exit codes.
final class Exit {
  /// Done; for a check: the path answered.
  static final int OK = 0;

  /// A check's verdict is "no": refused, timed out, unreachable or not resolved.
  static final int NO = 1;

  /// The command line was wrong: an unknown option, context, pod or file type.
  static final int USAGE = 2;

  /// It could not be found out: no cluster, not permitted, no tool, cancelled, a file that cannot
  /// be written.
  static final int UNKNOWN = 3;

  private Exit() {}
}
