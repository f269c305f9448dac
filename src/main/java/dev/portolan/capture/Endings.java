package dev.portolan.capture;

import dev.portolan.capture.CaptureEnd.Why;
import dev.portolan.capture.CaptureListener.Count;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec.End;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words for how a capture ended.
final class Endings {
  private static final String DEBUG =
      "A debug container in the pod, with tcpdump and NET_RAW, sees the same network.";

  private Endings() {}

  /// What there is to judge by.
  record Facts(CaptureRequest request, ContainerRef where, Intake intake, Tcpdump tcpdump) {}

  static CaptureEnd of(Why why, String summary, String advice) {
    return new CaptureEnd(why, summary, advice, Count.NONE, -1);
  }

  static CaptureEnd missing(ContainerRef where) {
    return of(Why.TOOL_MISSING, "There is no tcpdump in " + where + ".", DEBUG);
  }

  static CaptureEnd nowhere(ContainerRef asked) {
    return of(
        Why.FAILED,
        "No container of " + asked.podRef().path() + " is running: nothing can be run in it.",
        "");
  }

  /// When the search for tcpdump did not come to an end of its own.
  static CaptureEnd of(End end, ContainerRef where) {
    return switch (end) {
      case End.NoSuchProgram e ->
          of(Why.TOOL_MISSING, "There is no shell in " + where + " and so no tcpdump.", DEBUG);
      case End.Denied e ->
          of(
              Why.FAILED,
              "The server refused to run a command in "
                  + where
                  + " ("
                  + e.status()
                  + "): "
                  + e.message(),
              "Capturing needs the verb create on pods/exec; with get too it goes by WebSocket.");
      case End.Gone e -> of(Why.FAILED, "The pod is gone: " + e.message(), "");
      case End.Broken e ->
          of(Why.FAILED, "The connection to the container broke: " + e.message(), "Try again.");
      case End.Disconnected e -> of(Why.STOPPED, "Stopped.", "");
      case End.Exited e -> of(Why.FAILED, "exit code " + e.code(), "");
    };
  }

  /// @param why what ended it from here, or null when tcpdump ended first
  static CaptureEnd of(Facts facts, @Nullable Why why, @Nullable End end) {
    Count count = facts.intake().count();
    CaptureEnd plain = plain(facts, why, end);
    String left =
        end == null ? " tcpdump did not tell its end; it may run until its own limit." : "";
    return new CaptureEnd(
        plain.why(), plain.summary() + left, plain.advice(), count, facts.tcpdump().dropped());
  }

  private static CaptureEnd plain(Facts facts, @Nullable Why why, @Nullable End end) {
    String packets = packets(facts.intake().count().packets());
    if (!facts.intake().problem().isEmpty()) {
      return of(Why.FAILED, facts.intake().problem(), "");
    }
    if (facts.tcpdump().refused() && !facts.intake().begun()) {
      return of(
          Why.NOT_PERMITTED,
          "tcpdump may not capture in " + facts.where() + ": it lacks the capability NET_RAW.",
          DEBUG);
    }
    if (why != null) {
      return of(
          why,
          packets + (why == Why.TIME ? " in " + words(facts) + "." : "; " + why.text() + "."),
          "");
    }
    if (end instanceof End.Exited exited) {
      boolean all = facts.intake().count().packets() >= facts.request().bounds().packets();
      String said = facts.tcpdump().complaint().orElse("exit code " + exited.code());
      return all || exited.code() == 0
          ? of(Why.COUNT, packets + ".", "")
          : of(Why.FAILED, "tcpdump ended: " + said, "");
    }
    return end == null
        ? of(Why.FAILED, "tcpdump did not tell its end.", "")
        : of(end, facts.where());
  }

  private static String words(Facts facts) {
    Duration time = facts.request().bounds().time();
    return time.toSeconds() < 120 ? time.toSeconds() + " s" : time.toMinutes() + " min";
  }

  private static String packets(long count) {
    return count == 0
        ? "No packet"
        : count == 1 ? "1 packet" : String.format(Locale.ROOT, "%,d packets", count);
  }
}
