package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cli.CheckPrinter.Loudness;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a check prints while it runs.
final class CheckPrinterTest {
  private static final ContainerRef WEB = new ContainerRef("shop", "web-0", "main");

  private final StringWriter text = new StringWriter();

  @Test
  void toolsThatAreNotThereAreOneLine() {
    nothingThere(Loudness.WHAT_SPEAKS);

    assertThat(text.toString().lines())
        .hasSize(2)
        .last()
        .isEqualTo("None of curl, python3, wget is there; --verbose prints each try.");
  }

  @Test
  void eachTryIsPrintedWhereThatIsAskedFor() {
    nothingThere(Loudness.ALL);

    assertThat(text.toString().lines()).hasSize(4).allMatch(l -> l.startsWith("$ kubectl "));
  }

  @Test
  void aProgramReadsTheResultAlone() {
    nothingThere(Loudness.NOTHING);

    assertThat(text.toString()).isEmpty();
  }

  @Test
  void whatSpeaksIsPrintedWithItsCommand() {
    CheckPrinter printer = printer(Loudness.WHAT_SPEAKS);
    printer.command(List.of("curl", "a"));
    printer.command(List.of("wget", "a"));
    printer.command(List.of("nc", "a"));
    printer.line(false, "hello");
    finish(printer, Outcome.ANSWERED);

    assertThat(text.toString().lines().map(l -> l.replaceAll(".*-- ", "")))
        .containsExactly("curl a", "nc a", "hello");
  }

  private void nothingThere(Loudness loudness) {
    CheckPrinter printer = printer(loudness);
    for (String tool : List.of("curl", "python3", "wget", "wget")) {
      printer.command(List.of(tool, "-x"));
    }
    finish(printer, Outcome.TOOL_MISSING);
  }

  private CheckPrinter printer(Loudness loudness) {
    return new CheckPrinter(new PrintWriter(text, true), loudness, "lab", WEB);
  }

  private static void finish(CheckPrinter printer, Outcome outcome) {
    Target target = new Target.HostTarget("10.1.2.11");
    printer.finished(
        new CheckResult(
            new CheckRequest(CheckKind.HTTP, WEB, target, 80, Duration.ofSeconds(30)),
            outcome,
            "so",
            "",
            List.of(),
            new CheckResult.Transcript(List.of(), "", Instant.EPOCH, Duration.ZERO)));
    assertThat(printer.result()).isCompletedWithValueMatching(r -> r.outcome() == outcome);
  }
}
