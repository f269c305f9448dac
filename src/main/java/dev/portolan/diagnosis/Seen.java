package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.diagnosis.Step.State;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Millis;
import dev.portolan.probe.Outcome;
import java.util.List;
import java.util.Optional;

/// Reads what steps and checks have shown.
final class Seen {
  private Seen() {}

  static Optional<Step> step(List<Step> steps, Stage stage) {
    return steps.stream().filter(s -> s.stage() == stage).findFirst();
  }

  /// True where a live check of the stage answered.
  static boolean answered(List<Step> steps, Stage stage) {
    return step(steps, stage).stream()
        .flatMap(s -> s.checks().stream())
        .anyMatch(c -> c.outcome() == Outcome.ANSWERED);
  }

  static boolean broken(List<Step> steps) {
    return steps.stream().anyMatch(s -> s.state() == State.BROKEN);
  }

  /// True where the other end said something, if only that nobody listens.
  static boolean there(CheckResult connect) {
    return connect.outcome() == Outcome.ANSWERED || connect.outcome() == Outcome.REFUSED;
  }

  /// A lookup that could not be made.
  static Step unasked(CheckResult lookup) {
    String why = lookup.summary().isEmpty() ? lookup.outcome().text() : lookup.summary();
    return Step.skipped(Stage.NAME, "It could not be looked up: " + why).with(List.of(lookup));
  }

  /// A live check as a line of evidence: what was asked, and what came of it.
  static String line(CheckResult result) {
    return result.request().kind().title()
        + " "
        + result.request().to().label()
        + (result.request().port() > 0 ? ":" + result.request().port() : "")
        + ": "
        + result.outcome().text()
        + time(result);
  }

  /// The best time that was measured, in milliseconds, or negative.
  static double millis(CheckResult result) {
    return result.findings().stream()
        .mapToDouble(
            f ->
                switch (f) {
                  case Finding.Connect c -> c.millis();
                  case Finding.Ping p -> p.rtt().min();
                  case Finding.Udp u -> u.millis();
                  default -> -1;
                })
        .filter(m -> m >= 0)
        .min()
        .orElse(-1);
  }

  /// The first few records that a lookup gave.
  static List<String> records(CheckResult lookup) {
    return lookup.findings(Finding.Lookup.class).stream()
        .flatMap(f -> f.records().stream())
        .distinct()
        .limit(4)
        .toList();
  }

  static String time(CheckResult result) {
    double millis = millis(result);
    return millis < 0 ? "" : " in " + number(millis);
  }

  static String number(double millis) {
    return Millis.brief(millis);
  }
}
