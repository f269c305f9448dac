package dev.portolan.probe;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The bytes of a datagram, and the two ways in which they travel as an argument.
public final class Payload {
  /// As long as passes everywhere in one piece.
  static final int MAX = 1200;

  private static final int DNS = 53;
  private static final int NTP = 123;

  private final byte[] bytes;

  public Payload(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /// What is sent where the user gave nothing: to DNS and NTP a question that they answer, to
  /// others one line end, which a program that does not know it may well ignore.
  public static Payload of(String text, int port) {
    if (!text.isEmpty()) {
      return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }
    return switch (port) {
      // The name servers of the root: RFC 1035, section 4.1.
      case DNS -> new Payload(HexFormat.of().parseHex("504f01000001000000000000" + "0000020001"));
      // A client's request of version 4: RFC 5905, section 7.3.
      case NTP -> new Payload(HexFormat.of().parseHex("23" + "00".repeat(47)));
      default -> new Payload(new byte[] {'\n'});
    };
  }

  /// For an interpreter.
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /// For printf's format, in which nothing but escapes stands.
  public String octal() {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append('\\').append((char) ('0' + ((b >> 6) & 3)));
      text.append((char) ('0' + ((b >> 3) & 7))).append((char) ('0' + (b & 7)));
    }
    return text.toString();
  }

  /// True when a program that writes line by line sends it in one piece.
  public boolean oneLine() {
    for (int i = 0; i < bytes.length - 1; i++) {
      if (bytes[i] == '\n') {
        return false;
      }
    }
    return true;
  }
}
