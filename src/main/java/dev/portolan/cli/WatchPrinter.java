package dev.portolan.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Sample;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/// Prints a line for each round of a check that is repeated: for a person, or a JSON object.
final class WatchPrinter implements CheckListener {
  private final PrintWriter out;
  private final boolean json;
  private final CompletableFuture<CheckResult> result = new CompletableFuture<>();

  WatchPrinter(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  CompletableFuture<CheckResult> result() {
    return result;
  }

  @Override
  public void sample(Sample sample) {
    out.println(json ? object(sample).toString() : text(sample));
    out.flush();
  }

  @Override
  public void finished(CheckResult end) {
    result.complete(end);
  }

  private static String text(Sample sample) {
    boolean some = sample.loss() > 0 && sample.loss() < 100;
    return sample.at().truncatedTo(ChronoUnit.MILLIS)
        + "  "
        + sample.outcome().text()
        + (sample.millis() < 0 ? "" : String.format(Locale.ROOT, "  %.2f ms", sample.millis()))
        + (some ? String.format(Locale.ROOT, "  %.0f %% lost", sample.loss()) : "");
  }

  private static ObjectNode object(Sample sample) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("at", sample.at().toString());
    node.put("outcome", sample.outcome().name().toLowerCase(Locale.ROOT));
    if (sample.millis() >= 0) {
      node.put("millis", sample.millis());
    }
    if (sample.measured()) {
      node.put("lossPercent", sample.loss());
    }
    return node;
  }
}
