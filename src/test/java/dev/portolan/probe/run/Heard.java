package dev.portolan.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A listener that remembers everything, in order.
final class Heard implements CheckListener {
  final List<List<String>> commands = Collections.synchronizedList(new ArrayList<>());
  final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  final List<Finding> findings = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<CheckResult> result = new CompletableFuture<>();

  @Override
  public void command(List<String> argv) {
    commands.add(argv);
  }

  @Override
  public void line(boolean error, String text) {
    lines.add(text);
  }

  @Override
  public void finding(Finding finding) {
    findings.add(finding);
  }

  @Override
  public void finished(CheckResult told) {
    assertThat(result.complete(told)).as("finished is told once").isTrue();
  }

  CheckResult result() throws Exception {
    return result.get(20, TimeUnit.SECONDS);
  }
}
