package dev.portolan.demo.proto;

import java.io.ByteArrayOutputStream;

/// The few things that protobuf is made of.
final class Wire {
  static final int VARINT = 0;
  static final int BYTES = 2;

  private static final int MORE = 0x80;

  private Wire() {}

  static byte[] tag(int number, int type) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(3);
    varint(out, ((long) number << 3) | type);
    return out.toByteArray();
  }

  static void varint(ByteArrayOutputStream out, long value) {
    long left = value;
    while ((left & -MORE) != 0) {
      out.write(((int) left & (MORE - 1)) | MORE);
      left >>>= 7;
    }
    out.write((int) left);
  }

  /// Writes one into an array.
  ///
  /// @return behind it
  static int varint(byte[] into, int at, int value) {
    int left = value;
    int to = at;
    while ((left & -MORE) != 0) {
      into[to++] = (byte) ((left & (MORE - 1)) | MORE);
      left >>>= 7;
    }
    into[to++] = (byte) left;
    return to;
  }

  /// How many bytes a varint takes.
  static int size(int value) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(value | 1);
    return (bits + 6) / 7;
  }
}
