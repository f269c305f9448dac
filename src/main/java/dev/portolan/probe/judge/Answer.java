package dev.portolan.probe.judge;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Lines;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.PodExec.End;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.tool.Toolbox;
import java.util.Locale;

/// What one step of a check came to.
public sealed interface Answer {
  /// The tools of the container.
  record Tools(Toolbox box) implements Answer {}

  /// A finding about one point.
  record Found(Finding finding) implements Answer {}

  /// The tool cannot do it; another one may.
  record Useless() implements Answer {
    private static final int NOT_FOUND = 127;

    /// True where a finding is the tool's own trouble. The shell's 127 is "not found": the tool
    /// went away since it was looked for, or was never there. One that takes an address for a name
    /// that it cannot resolve knows no IPv6 (GNU inetutils, the traditional netcat, OpenSSL before
    /// 1.1).
    public static boolean is(Finding finding, Point point, int code) {
      boolean missing = code == NOT_FOUND && finding.outcome() == Outcome.FAILED;
      boolean blind =
          finding.outcome() == Outcome.UNRESOLVED
              && !(finding instanceof Finding.Lookup)
              && Addresses.isLiteral(point.address());
      return missing || blind;
    }
  }

  /// The check cannot go on.
  ///
  /// @param summary why, or empty where the outcome says it
  record Stopped(Outcome outcome, String summary, String advice) implements Answer {
    /// Why a command that did not exit stops the whole check.
    public static Stopped of(End end) {
      return switch (end) {
        case End.Denied e ->
            new Stopped(
                Outcome.NOT_PERMITTED,
                "The server refused to run a command in the container ("
                    + e.status()
                    + "): "
                    + Lines.shown(e.message(), 500),
                refused(e));
        case End.Gone e ->
            new Stopped(
                Outcome.FAILED,
                "The container is not there any more, or does not run: "
                    + Lines.shown(e.message(), 500),
                "The pod was deleted or its container restarts. This says nothing about the path.");
        case End.Broken e ->
            new Stopped(
                Outcome.FAILED,
                "The connection to the container broke: " + Lines.shown(e.message(), 500),
                "This says nothing about the path. Try again.");
        case End.Disconnected e -> new Stopped(Outcome.CANCELLED, "", "");
        case End.NoSuchProgram e -> new Stopped(Outcome.TOOL_MISSING, e.message(), "");
        case End.Exited e -> new Stopped(Outcome.FAILED, "exit code " + e.code(), "");
      };
    }

    /// Whose refusal it is: of the credentials, of RBAC, or of an admission webhook or policy,
    /// which is about exec itself and not about rights.
    private static String refused(End.Denied e) {
      String text = e.message().toLowerCase(Locale.ROOT);
      if (e.status() == 401) {
        return "The credentials are not (or no longer) accepted.";
      }
      return text.contains("admission webhook") || text.contains("denied the request")
          ? "An admission policy of the cluster does not let commands run in this pod. Ask who runs"
              + " it; this says nothing about the path."
          : "Running checks needs the verb create on pods/exec; with get too it goes by WebSocket.";
    }
  }
}
