package dev.portolan.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// Reads a stream in the format of libpcap (`tcpdump -w -`) as it comes: chunks break anywhere. The
/// format: draft-ietf-opsawg-pcap; both byte orders, micro- and nanoseconds.
final class PcapReader {
  private static final int FILE_HEADER = 24;
  private static final int PACKET_HEADER = 16;
  private static final int MICROS = 0xa1b2c3d4;
  private static final int NANOS = 0xa1b23c4d;
  private static final int LINK_MASK = 0xfffffff;

  private ByteBuffer waiting = ByteBuffer.allocate(0);
  private boolean begun;
  private boolean nanos;
  private int link;
  private int snaplen;
  private String problem = "";

  /// Takes the next bytes; the frames that they complete come from `next`.
  void add(byte[] chunk) {
    if (!problem.isEmpty()) {
      return;
    }
    ByteBuffer joined =
        ByteBuffer.allocate(waiting.remaining() + chunk.length).order(waiting.order());
    waiting = joined.put(waiting).put(chunk).flip();
  }

  /// The next whole frame, or empty until more has come.
  Optional<Frame> next() {
    if (!problem.isEmpty() || (!begun && !begin()) || waiting.remaining() < PACKET_HEADER) {
      return Optional.empty();
    }
    int at = waiting.position();
    int held = waiting.getInt(at + 8);
    int length = waiting.getInt(at + 12);
    if (held < 0 || held > CaptureRequest.Bounds.WHOLE || length < 0) {
      problem = "the stream of packets is damaged";
      return Optional.empty();
    }
    if (waiting.remaining() < PACKET_HEADER + held) {
      return Optional.empty();
    }
    long seconds = Integer.toUnsignedLong(waiting.getInt(at));
    long fraction = Integer.toUnsignedLong(waiting.getInt(at + 4));
    byte[] bytes = new byte[held];
    waiting.get(at + PACKET_HEADER, bytes);
    waiting.position(at + PACKET_HEADER + held);
    Instant time = Instant.ofEpochSecond(seconds, nanos ? fraction : fraction * 1000);
    return Optional.of(new Frame(time, link, ByteBuffer.wrap(bytes).asReadOnlyBuffer(), length));
  }

  private boolean begin() {
    if (waiting.remaining() < FILE_HEADER) {
      return false;
    }
    int magic = waiting.order(ByteOrder.BIG_ENDIAN).getInt(waiting.position());
    if (magic != MICROS && magic != NANOS) {
      waiting.order(ByteOrder.LITTLE_ENDIAN);
      magic = waiting.getInt(waiting.position());
    }
    if (magic != MICROS && magic != NANOS) {
      problem = "tcpdump wrote no packets but: " + text();
      return false;
    }
    nanos = magic == NANOS;
    snaplen = waiting.getInt(waiting.position() + 16);
    link = waiting.getInt(waiting.position() + 20) & LINK_MASK;
    waiting.position(waiting.position() + FILE_HEADER);
    begun = true;
    return true;
  }

  private String text() {
    byte[] bytes = new byte[Math.min(60, waiting.remaining())];
    waiting.get(waiting.position(), bytes);
    return new String(bytes, StandardCharsets.US_ASCII).replaceAll("[^ -~]", ".");
  }

  /// True once the file's header was read.
  boolean begun() {
    return begun;
  }

  int link() {
    return link;
  }

  int snaplen() {
    return snaplen;
  }

  /// Why nothing more comes from this stream, or empty.
  String problem() {
    return problem;
  }

  /// Bytes of a frame that has not come whole.
  int left() {
    return waiting.remaining();
  }
}
