package dev.portolan.cluster.manifests;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// An address range as the API server parses one: bits behind the prefix are taken and ignored.
///
/// @param bits how many an address of its family has: 32 or 128
record Cidr(BigInteger address, int bits, int prefix) {
  private static final int MAX_LENGTH = 50;

  static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0
        || text.length() > MAX_LENGTH
        || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(text.substring(slash + 1));
    return address(text.substring(0, slash))
        .filter(b -> prefix <= b.length * Byte.SIZE)
        .map(b -> new Cidr(new BigInteger(1, b), b.length * Byte.SIZE, prefix));
  }

  private static Optional<byte[]> address(String text) {
    if (text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
      byte[] bytes = new byte[4];
      String[] parts = text.split("\\.", -1);
      for (int i = 0; i < parts.length; i++) {
        int part = Integer.parseInt(parts[i]);
        if (part > 255) {
          return Optional.empty();
        }
        bytes[i] = (byte) part;
      }
      return Optional.of(bytes);
    }
    if (!text.contains(":") || !text.matches("[0-9a-fA-F:.]+")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getAddress()); // a literal: nothing is asked
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /// True when the other range is a part of this one, and smaller.
  boolean strictlyContains(Cidr other) {
    return other.bits == bits
        && other.prefix > prefix
        && address.shiftRight(bits - prefix).equals(other.address.shiftRight(bits - prefix));
  }
}
