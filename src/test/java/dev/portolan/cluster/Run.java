package dev.portolan.cluster;

import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A command that was run to its end.
record Run(String out, String err, PodExec.End end) {
  static Run of(PodExec exec, ContainerRef container, String... argv)
      throws InterruptedException, ExecutionException, TimeoutException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CompletableFuture<PodExec.End> ended = new CompletableFuture<>();
    exec.start(
        container,
        List.of(argv),
        new PodExec.Listener() {
          @Override
          public void output(boolean error, byte[] chunk) {
            (error ? err : out).writeBytes(chunk);
          }

          @Override
          public void ended(PodExec.End end) {
            ended.complete(end);
          }
        });
    PodExec.End end = ended.get(30, TimeUnit.SECONDS);
    return new Run(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), end);
  }

  /// Hears the end alone.
  static PodExec.Listener listener(CompletableFuture<PodExec.End> end) {
    return new PodExec.Listener() {
      @Override
      public void output(boolean error, byte[] chunk) {}

      @Override
      public void ended(PodExec.End how) {
        end.complete(how);
      }
    };
  }
}
