package dev.portolan.workspace;

import dev.portolan.capture.CaptureEnd;
import dev.portolan.capture.CaptureListener.Count;
import dev.portolan.capture.CaptureRequest;
import dev.portolan.capture.CaptureRequest.Bounds;
import dev.portolan.capture.Packet;
import dev.portolan.probe.ContainerRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The packet captures of the open context: the form to start one, and those that run or ran.
///
/// @param all newest first, bounded
/// @param shown the one on screen, by its id, or 0
/// @param last the id that was given last; none is given twice
/// @param asking what waits for the user's word, because the context is protected; or null
public record Captures(
    Form form, List<Capture> all, long shown, long last, @Nullable CaptureRequest asking) {
  public static final Captures START = new Captures(Form.START, List.of(), 0, 0, null);

  public Captures {
    all = List.copyOf(all);
  }

  /// What the user has chosen so far.
  ///
  /// @param where null for the pod that is selected
  /// @param filter what the user wrote; null for the one that is made of the selection
  public record Form(@Nullable ContainerRef where, @Nullable String filter, Bounds bounds) {
    public static final Form START = new Form(null, null, Bounds.USUAL);
  }

  /// A capture that runs or ran. `end` is null while it runs.
  ///
  /// @param started `Instant.EPOCH` until it has begun
  /// @param in the container that tcpdump runs in; the one asked for until it is known
  /// @param argv tcpdump's command line, empty until it has begun
  /// @param packets the newest, bounded; the file has them all
  /// @param viewer true where Wireshark is installed
  public record Capture(
      long id,
      CaptureRequest request,
      Instant started,
      ContainerRef in,
      List<String> argv,
      List<Packet> packets,
      Count count,
      @Nullable CaptureEnd end,
      boolean viewer) {
    public Capture {
      argv = List.copyOf(argv);
      packets = List.copyOf(packets);
    }

    Capture begun(Instant at, boolean hasViewer) {
      return new Capture(id, request, at, in, argv, packets, count, end, hasViewer);
    }

    Capture running(ContainerRef where, List<String> command) {
      return new Capture(id, request, started, where, command, packets, count, end, viewer);
    }

    Capture with(List<Packet> newest, Count total) {
      return new Capture(id, request, started, in, argv, newest, total, end, viewer);
    }

    Capture ended(CaptureEnd how) {
      return new Capture(id, request, started, in, argv, packets, how.count(), how, viewer);
    }

    public boolean running() {
      return end == null;
    }
  }

  Captures with(Form now) {
    return new Captures(now, all, shown, last, asking);
  }

  Captures with(List<Capture> now, long nowShown) {
    return new Captures(form, now, nowShown, last, asking);
  }

  Captures asking(@Nullable CaptureRequest now) {
    return new Captures(form, all, shown, last, now);
  }

  Captures counted(long now) {
    return new Captures(form, all, shown, now, asking);
  }

  public Optional<Capture> capture(long id) {
    return all.stream().filter(c -> c.id() == id).findFirst();
  }

  public Optional<Capture> shownOne() {
    return capture(shown);
  }

  public long running() {
    return all.stream().filter(Capture::running).count();
  }
}
