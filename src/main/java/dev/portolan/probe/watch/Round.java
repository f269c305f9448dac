package dev.portolan.probe.watch;

import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Hears one round for whom the watch belongs to, and keeps its end to itself.
final class Round implements CheckListener {
  private final CheckListener watcher;
  private final CompletableFuture<CheckResult> result = new CompletableFuture<>();

  Round(CheckListener watcher) {
    this.watcher = watcher;
  }

  CompletableFuture<CheckResult> result() {
    return result;
  }

  @Override
  public void waiting(int ahead) {
    watcher.waiting(ahead);
  }

  @Override
  public void command(List<String> argv) {
    watcher.command(argv);
  }

  @Override
  public void line(boolean error, String text) {
    watcher.line(error, text);
  }

  @Override
  public void finding(Finding finding) {
    watcher.finding(finding);
  }

  @Override
  public void finished(CheckResult end) {
    result.complete(end);
  }
}
