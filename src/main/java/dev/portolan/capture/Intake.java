package dev.portolan.capture;

import dev.portolan.capture.CaptureEnd.Why;
import dev.portolan.capture.CaptureListener.Count;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Takes the bytes that tcpdump writes: into the file, and as packets for the list, which wait
/// until somebody fetches them. It says when there are enough.
final class Intake {
  private final CaptureRequest request;
  private final String comment;
  private final PcapReader reader = new PcapReader();
  private final PcapngWriter writer;
  private final OutputStream file;
  private final Dissector dissector;
  private final AtomicReference<@Nullable Why> enough = new AtomicReference<>();
  private List<Packet> waiting = new ArrayList<>();
  private long packets;
  private long bytes;
  private boolean begun;
  private String problem = "";

  /// @param comment goes into the file
  Intake(CaptureRequest request, UnaryOperator<String> names, OutputStream file, String comment) {
    this.request = request;
    this.comment = comment;
    this.file = file;
    this.writer = new PcapngWriter(file);
    this.dissector = new Dissector(names);
  }

  synchronized void take(byte[] chunk) {
    if (enough.get() != null) {
      return;
    }
    reader.add(chunk);
    try {
      for (Optional<Frame> f = reader.next();
          f.isPresent() && enough.get() == null;
          f = reader.next()) {
        packet(f.get());
      }
      if (reader.begun()) {
        begin();
      }
    } catch (IOException e) {
      fail("The packets could not be written: " + e.getMessage());
    }
    if (!reader.problem().isEmpty()) {
      fail("Not a stream of packets: " + reader.problem());
    }
  }

  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      String filter = request.filter().strip();
      writer.begin(reader.link(), reader.snaplen(), request.where().toString(), filter, comment);
    }
  }

  private void packet(Frame frame) throws IOException {
    begin();
    Packet packet = dissector.packet(packets + 1, frame);
    writer.packet(frame, packet);
    packets++;
    bytes += frame.bytes().remaining();
    waiting.add(packet);
    if (packets >= request.bounds().packets()) {
      enough.compareAndSet(null, Why.COUNT);
    } else if (bytes >= request.bounds().bytes()) {
      enough.compareAndSet(null, Why.SIZE);
    }
  }

  private void fail(String why) {
    problem = problem.isEmpty() ? why : problem;
    enough.compareAndSet(null, Why.FAILED);
  }

  /// The packets since the last call; the file has them, too.
  synchronized List<Packet> fetch() {
    List<Packet> fetched = waiting;
    waiting = new ArrayList<>();
    if (!fetched.isEmpty()) {
      try {
        file.flush();
      } catch (IOException e) {
        fail("The packets could not be written: " + e.getMessage());
      }
    }
    return fetched;
  }

  /// Ends the file.
  synchronized void end(long dropped) {
    try {
      if (begun) {
        writer.end(Math.max(0, dropped));
      }
    } catch (IOException e) {
      fail("The packets could not be written: " + e.getMessage());
    }
  }

  synchronized Count count() {
    return new Count(packets, bytes);
  }

  /// True once tcpdump has said what kind of packets it writes.
  synchronized boolean begun() {
    return begun;
  }

  /// Why no more is wanted, or null.
  @Nullable Why enough() {
    return enough.get();
  }

  synchronized String problem() {
    return problem;
  }
}
