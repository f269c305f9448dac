package dev.portolan.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes frames as pcapng (draft-ietf-opsawg-pcapng), little-endian, nanoseconds, with what is
/// known of where they come from, and the names of their addresses: Wireshark shows those in place
/// of the numbers. What was written is a whole file at any moment.
final class PcapngWriter {
  private static final int SECTION = 0x0a0d0d0a;
  private static final int INTERFACE = 1;
  private static final int NAMES = 4;
  private static final int STATISTICS = 5;
  private static final int PACKET = 6;
  private static final int BYTE_ORDER = 0x1a2b3c4d;
  private static final int NAME_IPV4 = 1;
  private static final int NAME_IPV6 = 2;
  private static final int MAX_NAMES = 10_000;
  private static final int MAX_TEXT = 1000;

  // option codes, of all blocks and of one
  private static final int COMMENT = 1;
  private static final int OF_HARDWARE = 2;
  private static final int OF_PROGRAM = 4;
  private static final int OF_NAME = 2;
  private static final int OF_RESOLUTION = 9;
  private static final int OF_FILTER = 11;
  private static final int OF_DROPPED = 7;

  private final OutputStream out;
  private final Set<String> named = new HashSet<>();
  private long written;

  /// One option of a block.
  private record Option(int code, ByteBuffer value) {
    static Option text(int code, String text) {
      String bounded = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
      return new Option(code, StandardCharsets.UTF_8.encode(bounded));
    }

    int length() {
      return value.remaining();
    }
  }

  PcapngWriter(OutputStream out) {
    this.out = out;
  }

  /// Begins the file.
  ///
  /// @param place the container that is captured in, as Wireshark names the interface
  /// @param comment what a reader should know, such as that the packets are simulated
  void begin(int link, int snaplen, String place, String filter, String comment)
      throws IOException {
    List<Option> about = new ArrayList<>();
    about.add(Option.text(OF_HARDWARE, "tcpdump in " + place));
    about.add(Option.text(OF_PROGRAM, "Portolan"));
    if (!comment.isEmpty()) {
      about.add(Option.text(COMMENT, comment));
    }
    ByteBuffer section = buffer(16);
    section.putInt(BYTE_ORDER).putShort((short) 1).putShort((short) 0).putLong(-1);
    block(SECTION, section, about);
    List<Option> options = new ArrayList<>();
    options.add(Option.text(OF_NAME, place));
    options.add(new Option(OF_RESOLUTION, buffer(1).put((byte) 9).flip()));
    if (!filter.isEmpty()) {
      byte[] text = filter.getBytes(StandardCharsets.UTF_8);
      options.add(new Option(OF_FILTER, buffer(text.length + 1).put((byte) 0).put(text).flip()));
    }
    ByteBuffer device = buffer(8);
    device.putShort((short) link).putShort((short) 0).putInt(snaplen);
    block(INTERFACE, device, options);
  }

  void packet(Frame frame, Packet packet) throws IOException {
    name(packet.from());
    name(packet.to());
    int held = frame.bytes().remaining();
    Instant time = frame.time();
    long nanos = time.getEpochSecond() * 1_000_000_000L + time.getNano();
    ByteBuffer block = buffer(20 + padded(held));
    block.putInt(0).putInt((int) (nanos >>> 32)).putInt((int) nanos);
    block.putInt(held).putInt(frame.length()).put(frame.bytes().duplicate());
    block(PACKET, block, List.of());
  }

  /// What the kernel could not deliver, told last.
  void end(long dropped) throws IOException {
    ByteBuffer count = buffer(8).putLong(dropped);
    ByteBuffer block = buffer(12).putInt(0).putInt(0).putInt(0);
    block(STATISTICS, block, List.of(new Option(OF_DROPPED, count.flip())));
    out.flush();
  }

  long written() {
    return written;
  }

  /// A record for an address that is met for the first time.
  private void name(Packet.End end) throws IOException {
    if (end.name().isEmpty() || named.size() >= MAX_NAMES || !named.add(end.address())) {
      return;
    }
    byte[] address = InetAddress.ofLiteral(end.address()).getAddress();
    byte[] name = end.name().getBytes(StandardCharsets.UTF_8);
    int length = address.length + name.length + 1;
    ByteBuffer block = buffer(4 + padded(length) + 4);
    block.putShort((short) (address.length == 4 ? NAME_IPV4 : NAME_IPV6)).putShort((short) length);
    block.put(address).put(name);
    block(NAMES, block, List.of());
  }

  private void block(int type, ByteBuffer body, List<Option> options) throws IOException {
    int length = body.limit() + 12;
    for (Option option : options) {
      length += 4 + padded(option.length());
    }
    length += options.isEmpty() ? 0 : 4;
    ByteBuffer block = buffer(length).putInt(type).putInt(length).put(body.clear());
    for (Option option : options) {
      block.putShort((short) option.code()).putShort((short) option.length());
      block.put(option.value().duplicate());
      block.position(block.position() + padded(option.length()) - option.length());
    }
    block.position(length - 4);
    byte[] bytes = new byte[length];
    block.putInt(length).flip().get(bytes);
    out.write(bytes);
    written += length;
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }
}
