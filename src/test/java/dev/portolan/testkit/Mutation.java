package dev.portolan.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// Damages bytes by chance, in ways that wires, disks, proxies and ill-meaning servers do.
public final class Mutation {
  private static final int DEEP = 100_000;
  private static final int LONG = 1 << 20;

  /// What may stand in a value's place.
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e999999999",
          "99999999999999999999999999",
          "0.1",
          "\"\"",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "[]",
          "{}",
          "[[[]]]",
          "{\"a\":{\"a\":null}}",
          "[null,1,\"x\",{}]",
          "{\"\":[]}");

  private final Random random;

  public Mutation(long seed) {
    this.random = new Random(seed);
  }

  /// Some damage, at one to four places.
  public byte[] of(byte[] whole) {
    byte[] bytes = whole;
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times && bytes.length > 0; i++) {
      bytes = once(bytes);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    int until = Math.min(bytes.length, at + 1 + random.nextInt(40));
    return switch (random.nextInt(12)) {
      case 0 -> replaced(bytes, at, bytes.length, new byte[0]); // cut off
      case 1 -> replaced(bytes, at, until, new byte[0]);
      case 2 -> replaced(bytes, at, at, slice(bytes, at, until)); // said twice
      case 3, 4 -> noise(bytes);
      case 5 -> replaced(bytes, at, at, new byte[] {(byte) 0xc3, (byte) 0x28, (byte) 0xff});
      case 6, 7, 8 -> value(bytes, at, VALUES.get(random.nextInt(VALUES.size())));
      case 9 -> value(bytes, at, large());
      case 10 -> sameFieldAgain(bytes, at);
      default -> value(bytes, at, new String(slice(bytes, at, until), StandardCharsets.UTF_8));
    };
  }

  private byte[] noise(byte[] bytes) {
    byte[] copy = bytes.clone();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    }
    return copy;
  }

  /// Rarely, as it costs.
  private String large() {
    return switch (random.nextInt(12)) {
      case 0 -> "[".repeat(DEEP);
      case 1 -> "{\"a\":".repeat(DEEP);
      case 2 -> "\"" + "x".repeat(5 * LONG) + "\"";
      case 3 -> "9".repeat(LONG);
      case 4 -> "{\"" + "k".repeat(LONG) + "\":1}";
      case 5 -> "1." + "3".repeat(2000);
      default -> "\"" + "y".repeat(2000) + "\"";
    };
  }

  /// Puts something in place of the value that follows the next colon.
  private static byte[] value(byte[] bytes, int at, String value) {
    int colon = next(bytes, at, ':');
    int end = colon + 1;
    boolean quoted = end < bytes.length && bytes[end] == '"';
    end = quoted ? next(bytes, end + 1, '"') + 1 : end;
    while (!quoted && end < bytes.length && ",]}".indexOf(bytes[end]) < 0) {
      end++;
    }
    return replaced(
        bytes,
        Math.min(colon + 1, bytes.length),
        Math.min(end, bytes.length),
        value.getBytes(StandardCharsets.UTF_8));
  }

  /// Repeats a field with another value.
  private static byte[] sameFieldAgain(byte[] bytes, int at) {
    int comma = next(bytes, at, ',');
    int colon = next(bytes, comma, ':');
    if (colon >= bytes.length) {
      return bytes;
    }
    byte[] again =
        (new String(slice(bytes, comma, colon), StandardCharsets.ISO_8859_1) + ":[{}]")
            .getBytes(StandardCharsets.ISO_8859_1);
    return replaced(bytes, comma, comma, again);
  }

  private static int next(byte[] bytes, int from, char what) {
    int at = from;
    while (at < bytes.length && bytes[at] != what) {
      at++;
    }
    return at;
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + by.length);
    out.write(bytes, 0, from);
    out.writeBytes(by);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
