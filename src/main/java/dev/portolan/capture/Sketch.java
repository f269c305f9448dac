package dev.portolan.capture;

import dev.portolan.capture.Packet.Way;
import java.nio.ByteBuffer;

/// What is known of a packet so far, while its layers are taken off one after another. A packet
/// that was cut keeps what was read before the cut.
final class Sketch {
  final ByteBuffer bytes;
  int at;
  Way way = Way.OTHER;
  String from = "";
  String to = "";
  int fromPort;
  int toPort;
  String protocol = "";
  String info = "";

  Sketch(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  int u8(int offset) {
    return bytes.get(at + offset) & 0xff;
  }

  int u16(int offset) {
    return bytes.getShort(at + offset) & 0xffff;
  }

  long u32(int offset) {
    return bytes.getInt(at + offset) & 0xffffffffL;
  }

  /// How much is left behind the layers taken off.
  int left() {
    return Math.max(0, bytes.limit() - at);
  }

  byte[] copy(int offset, int length) {
    byte[] copy = new byte[length];
    bytes.get(at + offset, copy);
    return copy;
  }
}
