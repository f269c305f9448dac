package dev.portolan.diagnosis;

import dev.portolan.probe.CheckResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of a diagnosis: what was looked at, and what was seen.
///
/// @param said one sentence
/// @param evidence what was seen, a line each
/// @param checks the live checks that were made for it
/// @param cause what breaks here, or is not well; null where nothing is
/// @param fix what would mend it, or null
public record Step(
    Stage stage,
    State state,
    String said,
    List<String> evidence,
    List<CheckResult> checks,
    @Nullable Cause cause,
    @Nullable Fix fix) {
  public Step {
    evidence = List.copyOf(evidence);
    checks = List.copyOf(checks);
  }

  /// What is looked at, in the order in which a packet would meet it.
  public enum Stage {
    CALLER("Caller"),
    NAME("Name"),
    ENTRY("Entry"),
    RULES("Rules and backends"),
    SERVICE("Service"),
    SELECTOR("Selector"),
    ENDPOINTS("Endpoints"),
    PORTS("Ports"),
    POLICIES("Policies"),
    PLUGIN("Network plugin"),
    NODES("Nodes"),
    PROXY("kube-proxy"),
    WIRE("On the wire"),
    BACKENDS("Each backend"),
    REQUEST("The request"),
    ICMP("Round trip"),
    MTU("Packet size"),
    OUTSIDE("From outside");

    private final String title;

    Stage(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /// How a step ended.
  public enum State {
    /// It is being looked at.
    RUNNING,
    OK,
    /// It works, and there is something to know.
    NOTE,
    /// Nothing gets past it.
    BROKEN,
    /// It was not looked at; `said` tells why.
    SKIPPED
  }

  static Step running(Stage stage) {
    return new Step(stage, State.RUNNING, "", List.of(), List.of(), null, null);
  }

  static Step ok(Stage stage, String said, String... evidence) {
    return new Step(stage, State.OK, said, List.of(evidence), List.of(), null, null);
  }

  static Step note(Stage stage, String said, String... evidence) {
    return new Step(stage, State.NOTE, said, List.of(evidence), List.of(), null, null);
  }

  static Step skipped(Stage stage, String why) {
    return new Step(stage, State.SKIPPED, why, List.of(), List.of(), null, null);
  }

  static Step broken(Stage stage, Cause cause, @Nullable Fix fix) {
    return new Step(stage, State.BROKEN, cause.sentence(), cause.evidence(), List.of(), cause, fix);
  }

  /// Something that is not well, and does not stop it.
  static Step remark(Stage stage, Cause cause, @Nullable Fix fix) {
    return new Step(stage, State.NOTE, cause.sentence(), cause.evidence(), List.of(), cause, fix);
  }

  Step with(List<CheckResult> made) {
    return new Step(stage, state, said, evidence, made, cause, fix);
  }
}
