package dev.portolan.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a sweep could not ask, in a few lines.
final class UnaskedTest {
  private final List<Result> results = new ArrayList<>();

  @Test
  void isToldByReasonTheMostFrequentFirst() {
    add("web-0", Outcome.FAILED, "The connection was cut.");
    add("web-1", Outcome.TOOL_MISSING, "shop/web-1 has nothing");
    add("web-0", Outcome.TOOL_MISSING, "shop/web-0 has nothing");
    add("web-1", Outcome.TOOL_MISSING, "shop/web-1 has nothing");
    add("web-2", Outcome.TIMED_OUT, "");

    assertThat(Unasked.of(results))
        .extracting(Unasked::line)
        .containsExactly(
            "3: tool missing, in shop/web-0/main, shop/web-1/main",
            "1: The connection was cut., in shop/web-0/main");
  }

  @Test
  void namesNoMoreContainersThanOneReads() {
    for (int i = 0; i < 9; i++) {
      add("web-" + i, Outcome.TOOL_MISSING, "");
    }

    assertThat(Unasked.of(results).getFirst().line()).endsWith("shop/web-5/main and 3 more");
  }

  private void add(String pod, Outcome outcome, String summary) {
    ContainerRef from = new ContainerRef("shop", pod, "main");
    Target to = new Target.HostTarget("10.1.1.1");
    Pair pair = new Pair(results.size(), from, to, Knock.tcp(80), Predicted.NOTHING, null);
    results.add(new Result(pair, outcome, summary, "", List.of()));
  }
}
