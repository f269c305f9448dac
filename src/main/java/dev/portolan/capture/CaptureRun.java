package dev.portolan.capture;

import dev.portolan.capture.CaptureEnd.Why;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.PodExec.End;
import dev.portolan.probe.PodExec.Running;
import dev.portolan.probe.output.HopNamer;
import dev.portolan.probe.tool.Scripts;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One capture under way: finds a container of the pod that has tcpdump, runs it there, ends it.
/// Lives on a thread of its own, from which its listener is called.
public final class CaptureRun implements Runnable {
  private static final Duration SEARCH = Duration.ofSeconds(10);
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration KILL = Duration.ofSeconds(8);
  private static final Duration BEAT = Stream.millis(120);

  private final PodExec exec;
  private final CaptureRequest request;
  private final SnapshotIndex index;
  private final OutputStream file;
  private final CaptureListener listener;
  private final AtomicBoolean stopped = new AtomicBoolean();

  /// @param file where the pcapng goes; it is flushed, never closed
  public CaptureRun(
      PodExec exec,
      CaptureRequest request,
      SnapshotIndex index,
      OutputStream file,
      CaptureListener listener) {
    this.exec = exec;
    this.request = request;
    this.index = index;
    this.file = file;
    this.listener = listener;
  }

  /// Ends it: tcpdump too. What was captured stays. Safe to call twice.
  public void stop() {
    stopped.set(true);
  }

  @Override
  public void run() {
    CaptureEnd end;
    try {
      end = capture();
    } catch (InterruptedException e) {
      end = Endings.of(Why.STOPPED, "Interrupted.", "");
    } catch (RuntimeException e) { // the thread's edge: a capture always tells its end
      end = Endings.of(Why.FAILED, "Portolan itself failed: " + e, "");
    }
    listener.finished(end);
  }

  private CaptureEnd capture() throws InterruptedException {
    String wrong = FilterCheck.problem(request.filter()).orElse("");
    if (!wrong.isEmpty()) {
      return Endings.of(Why.FAILED, "The filter is not understood: " + wrong + ".", "");
    }
    @Nullable CaptureEnd worst = null;
    for (ContainerRef where : Places.of(request.where(), index)) {
      if (stopped.get()) {
        return Endings.of(Why.STOPPED, "Stopped before it began.", "");
      }
      CaptureEnd end = in(where);
      if (end.why() != Why.TOOL_MISSING && end.why() != Why.NOT_PERMITTED) {
        return end;
      }
      worst = worst == null || end.why() == Why.NOT_PERMITTED ? end : worst;
    }
    return worst == null ? Endings.nowhere(request.where()) : worst;
  }

  private CaptureEnd in(ContainerRef where) throws InterruptedException {
    List<String> found = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Stream search = new Stream(b -> text.append(new String(b, StandardCharsets.UTF_8)), l -> {});
    Running running = exec.start(where, Tcpdump.search(), search);
    End end = search.await(SEARCH);
    running.disconnect();
    if (!(end instanceof End.Exited)) {
      return end == null
          ? Endings.of(Why.FAILED, "The search for tcpdump did not end in time.", "")
          : Endings.of(end, request.where());
    }
    text.toString().lines().map(l -> l.split(" ", 2)[0]).forEach(found::add);
    return found.contains("tcpdump")
        ? dump(where, Tcpdump.argv(request, found.contains("timeout")))
        : Endings.missing(where);
  }

  private CaptureEnd dump(ContainerRef where, List<String> argv) throws InterruptedException {
    listener.started(where, argv);
    Tcpdump tcpdump = new Tcpdump();
    NameBook names = new NameBook(new HopNamer(index));
    Intake intake = new Intake(request, names, file, comment());
    Stream stream = new Stream(intake::take, tcpdump::line);
    Running running = exec.start(where, Tcpdump.wrapped(argv), stream);
    long deadline = System.nanoTime() + request.bounds().time().toNanos();
    @Nullable End end = null;
    try {
      while (end == null
          && !stopped.get()
          && intake.enough() == null
          && System.nanoTime() < deadline) {
        end = stream.await(BEAT);
        tell(intake);
      }
    } finally {
      if (end == null) {
        end = finish(where, stream, tcpdump);
        running.disconnect();
      }
    }
    tell(intake);
    intake.end(tcpdump.dropped());
    Why why = intake.enough();
    if (why == null) {
      why = stopped.get() ? Why.STOPPED : System.nanoTime() >= deadline ? Why.TIME : null;
    }
    return Endings.of(new Endings.Facts(request, where, intake, tcpdump), why, end);
  }

  private void tell(Intake intake) {
    List<Packet> packets = intake.fetch();
    if (!packets.isEmpty()) {
      listener.packets(List.copyOf(packets), intake.count());
    }
  }

  /// Ends what runs; null when it did not tell its end.
  private @Nullable End finish(ContainerRef where, Stream stream, Tcpdump tcpdump) {
    try {
      for (int i = 0; tcpdump.pid().isEmpty() && i * BEAT.toMillis() < GRACE.toMillis(); i++) {
        End end = stream.await(BEAT);
        if (end != null) {
          return end;
        }
      }
      if (!tcpdump.pid().isEmpty()) {
        List<String> argv = new ArrayList<>(List.of("sh", "-c", Scripts.END, "portolan"));
        argv.addAll(tcpdump.pid());
        Stream killer = new Stream(b -> {}, l -> {});
        Running killing = exec.start(where, argv, killer);
        killer.await(KILL);
        killing.disconnect();
      }
      return stream.await(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private String comment() {
    return index.snapshot().origin().simulated()
        ? "Simulated: these packets are of Portolan's demo cluster and were never on a wire."
        : "Captured in "
            + request.where()
            + " of the context "
            + index.snapshot().origin().context();
  }
}
