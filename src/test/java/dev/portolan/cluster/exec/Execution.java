package dev.portolan.cluster.exec;

import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A command that was run to its end, and what it printed.
record Execution(String out, String err, PodExec.End end) {
  static Execution of(PodExec exec, ContainerRef where, String... argv) throws Exception {
    Recorder recorder = new Recorder();
    exec.start(where, List.of(argv), recorder);
    PodExec.End end = recorder.ended.get(30, TimeUnit.SECONDS);
    return new Execution(recorder.text(recorder.out), recorder.text(recorder.err), end);
  }

  /// How a command ends that is left as soon as it has printed something.
  static PodExec.End left(PodExec exec, ContainerRef where, String... argv) throws Exception {
    Recorder recorder = new Recorder();
    PodExec.Running running = exec.start(where, List.of(argv), recorder);
    recorder.first.get(30, TimeUnit.SECONDS);
    running.disconnect();
    return recorder.ended.get(5, TimeUnit.SECONDS);
  }

  /// Hears a command; a second end fails it.
  static final class Recorder implements PodExec.Listener {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    volatile String note = "";
    final CompletableFuture<String> first = new CompletableFuture<>();
    final CompletableFuture<String> twoLines = new CompletableFuture<>();
    final CompletableFuture<PodExec.End> ended = new CompletableFuture<>();

    @Override
    public void output(boolean error, byte[] chunk) {
      (error ? err : out).writeBytes(chunk);
      if (out.size() > 1000) {
        return; // who waits for the first lines has them
      }
      first.complete(text(out));
      if (text(out).lines().count() > 1) {
        twoLines.complete(text(out));
      }
    }

    @Override
    public void note(String how) {
      note = how;
    }

    @Override
    public void ended(PodExec.End end) {
      if (!ended.complete(end)) {
        throw new IllegalStateException("a second end: " + end);
      }
    }

    String text(ByteArrayOutputStream bytes) {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
