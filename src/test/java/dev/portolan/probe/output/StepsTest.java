package dev.portolan.probe.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.probe.Finding.Lookup;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question.RecordType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What comes of the questions of one lookup.
final class StepsTest {
  /// A server that fell silent says nothing of the name, whatever it said before of others.
  @ParameterizedTest
  @CsvSource({
    "NXDOMAIN, NXDOMAIN, UNRESOLVED, no such name (NXDOMAIN)",
    "NXDOMAIN, TIMEOUT, TIMED_OUT, web.shop.svc.cluster.local.: TIMEOUT",
    "TIMEOUT, TIMEOUT, TIMED_OUT, no server answered",
    "NXDOMAIN, SERVFAIL, UNRESOLVED, web.shop.svc.cluster.local.: SERVFAIL"
  })
  void aNameIsUnknownOnlyToAServerThatAnsweredToTheEnd(
      String first, String last, Outcome outcome, String detail) {
    Steps steps = new Steps("web.shop.svc", RecordType.A, "");
    steps.ask("web.shop.svc.shop.svc.cluster.local");
    steps.code(first);
    steps.ask("web.shop.svc.cluster.local");
    steps.code(last);
    Lookup lookup = steps.finish(Outcome.TIMED_OUT, "");

    assertThat(lookup.outcome()).isEqualTo(outcome);
    assertThat(lookup.detail()).isEqualTo(detail);
  }
}
