package dev.portolan.history;

import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.CheckResult.Transcript;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Hop;
import dev.portolan.probe.Finding.Rtt;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import dev.portolan.probe.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Results of checks, as tests need them.
public final class Kept {
  public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  public static final ContainerRef WEB = new ContainerRef("shop", "web-0", "main");

  private Kept() {}

  /// A connect that took so long, or timed out where that is negative; minutes after `START`.
  public static CheckResult connect(int minutes, double millis) {
    Outcome outcome = millis < 0 ? Outcome.TIMED_OUT : Outcome.ANSWERED;
    Finding found = new Finding.Connect("10.1.2.3", 5432, "postgres", outcome, millis, "");
    String said = millis < 0 ? "shop/db did not answer" : "shop/db answered in " + millis + " ms";
    return of(
        new Question.Reach(5432),
        outcome,
        said,
        found,
        minutes,
        List.of("nc", "-z", "10.1.2.3", "5432"));
  }

  /// A connect that the pod's first tool could not ask, and its second did.
  public static CheckResult tried(int minutes) {
    CheckResult one = connect(minutes, 1);
    Transcript said = one.transcript();
    List<List<String>> commands =
        List.of(said.commands().getFirst(), List.of("bash", "-c", "true", "10.1.2.3", "5432"));
    return new CheckResult(
        one.request(),
        one.outcome(),
        one.summary(),
        one.advice(),
        one.findings(),
        new Transcript(commands, said.output(), said.started(), said.took()),
        one.vantage());
  }

  public static CheckResult ping(int minutes, int received, double average) {
    Outcome outcome = received == 0 ? Outcome.TIMED_OUT : Outcome.ANSWERED;
    Rtt rtt = received == 0 ? Rtt.NONE : new Rtt(average / 2, average, average * 2);
    Finding found = new Finding.Ping("10.1.2.3", outcome, 5, received, rtt, "");
    return of(
        Question.Ping.PLAIN,
        outcome,
        received + " of 5",
        found,
        minutes,
        List.of("ping", "10.1.2.3"));
  }

  public static CheckResult trace(int minutes, String... hops) {
    List<Hop> all = new ArrayList<>();
    for (String hop : hops) {
      List<Double> millis = hop.isEmpty() ? List.of() : List.of(1.0, 2.0);
      all.add(new Hop(all.size() + 1, hop, millis, null, hop.isEmpty() ? "" : "node-" + hop));
    }
    Finding found = new Finding.Trace("10.1.2.3", Outcome.ANSWERED, all, "");
    return of(
        Question.Traceroute.PLAIN,
        Outcome.ANSWERED,
        "reached",
        found,
        minutes,
        List.of("traceroute", "10.1.2.3"));
  }

  public static CheckResult of(
      Question question,
      Outcome outcome,
      String summary,
      Finding found,
      int minutes,
      List<String> command) {
    Target db = new Target.ServiceTarget(ObjectRef.service("shop", "db"));
    CheckRequest request = new CheckRequest(question, WEB, db, Duration.ofSeconds(30));
    Transcript transcript =
        new Transcript(
            List.of(command),
            "first line\nlast line\n",
            START.plusSeconds(60L * minutes),
            Duration.ofMillis(1_500));
    Vantage vantage = new Vantage(WEB, "n1", "shop/web@sha256:00ff", Vantage.Way.EXEC, "");
    return new CheckResult(
        request, outcome, summary, "Look at the policies.", List.of(found), transcript, vantage);
  }

  public static Entry entry(CheckResult result) {
    return EntryJson.entry("prod", false, result);
  }
}
