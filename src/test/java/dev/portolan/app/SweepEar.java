package dev.portolan.app;

import dev.portolan.sweep.Result;
import dev.portolan.sweep.Sweeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Keeps what a sweep tells.
final class SweepEar implements Sweeper.Listener {
  private final List<Result> results = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<Boolean> first = new CompletableFuture<>();
  private final CompletableFuture<Sweeper.End> end = new CompletableFuture<>();

  /// All that came so far.
  List<Result> results() {
    synchronized (results) {
      return List.copyOf(results);
    }
  }

  /// Done once a result has come.
  CompletableFuture<Boolean> first() {
    return first;
  }

  CompletableFuture<Sweeper.End> end() {
    return end;
  }

  @Override
  public void answered(List<Result> more, Duration active) {
    results.addAll(more);
    first.complete(true);
  }

  @Override
  public void ended(Sweeper.End how, Duration active) {
    end.complete(how);
  }
}
