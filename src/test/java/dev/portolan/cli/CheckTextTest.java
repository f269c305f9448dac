package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding.Hop;
import dev.portolan.probe.Finding.Trace;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A check's result as a person reads it on a terminal.
final class CheckTextTest {
  private static final Hop ROUTER = new Hop(1, "10.1.1.1", List.of(0.1), null, "node-1");

  @Test
  void theSilenceAtTheEndOfATraceIsOneLine() {
    assertThat(told(20)).filteredOn(l -> l.contains(" *")).hasSize(2);
    assertThat(told(20)).contains("   2  *  and so to hop 20");
    assertThat(told(3)).as("two are not worth it").contains("   2  *", "   3  *");
  }

  private static List<String> told(int last) {
    List<Hop> hops = new ArrayList<>(List.of(ROUTER));
    for (int i = 2; i <= last; i++) {
      hops.add(new Hop(i, "", List.of(), null, ""));
    }
    Trace trace = new Trace("10.1.2.11", Outcome.TIMED_OUT, hops, "");
    CheckRequest request =
        new CheckRequest(
            CheckKind.TRACEROUTE,
            new ContainerRef("shop", "web-0", "main"),
            new Target.HostTarget("10.1.2.11"),
            0,
            Duration.ofSeconds(30));
    StringWriter text = new StringWriter();
    CheckText.print(
        new CheckResult(
            request,
            Outcome.TIMED_OUT,
            "It was not reached",
            "",
            List.of(trace),
            new CheckResult.Transcript(List.of(), "", Instant.EPOCH, Duration.ZERO)),
        new PrintWriter(text, true));
    return text.toString().lines().toList();
  }
}
