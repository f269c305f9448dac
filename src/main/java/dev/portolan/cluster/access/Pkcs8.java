package dev.portolan.cluster.access;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.util.HexFormat;

/// Makes PKCS#8 (RFC 5208), the one form of a private key that the JDK reads, of the older ones
/// that are bare keys: it puts the algorithm before them. Which form it is, the key itself tells:
/// files name it wrongly now and then, and kubectl does not mind.
final class Pkcs8 {
  private static final int INTEGER = 0x02;
  private static final int OCTET_STRING = 0x04;
  private static final int SEQUENCE = 0x30;
  private static final int PARAMETERS = 0xa0;
  private static final int LONG_LENGTH = 0x80;
  private static final int LENGTH_BYTES = 0x7f;
  private static final int MAX_LENGTH = 0xffff;

  private static final byte[] VERSION = hex("020100");
  private static final byte[] RSA = hex("06092a864886f70d010101");
  private static final byte[] RSA_ENCRYPTION = hex("06092a864886f70d010101" + "0500");
  private static final byte[] EC_PUBLIC_KEY = hex("06072a8648ce3d0201");

  private Pkcs8() {}

  /// Of PKCS#1 (RFC 8017), of SEC 1 (RFC 5915), or as it is; anything else is no key.
  ///
  /// @throws RuntimeException where the key ends too early
  static byte[] of(byte[] key) throws InvalidKeyException {
    ByteBuffer fields = content(ByteBuffer.wrap(key));
    content(fields);
    return switch (tag(fields)) {
      case SEQUENCE -> key;
      case INTEGER -> of(value(SEQUENCE, RSA_ENCRYPTION), key);
      case OCTET_STRING -> of(value(SEQUENCE, EC_PUBLIC_KEY, curve(fields)), key);
      default -> throw new InvalidKeyException("not a private key");
    };
  }

  private static byte[] curve(ByteBuffer fields) {
    while (tag(fields) != PARAMETERS) {
      content(fields);
    }
    ByteBuffer parameters = content(fields);
    byte[] curve = new byte[parameters.remaining()];
    parameters.get(curve);
    return curve;
  }

  private static int tag(ByteBuffer in) {
    return Byte.toUnsignedInt(in.get(in.position()));
  }

  /// The JDK's name of what a key is for.
  static String algorithm(byte[] pkcs8) {
    ByteBuffer fields = content(ByteBuffer.wrap(pkcs8));
    content(fields);
    ByteBuffer algorithm = content(fields);
    if (begins(algorithm, RSA)) {
      return "RSA";
    }
    return begins(algorithm, EC_PUBLIC_KEY) ? "EC" : "EdDSA";
  }

  private static boolean begins(ByteBuffer in, byte[] with) {
    return in.remaining() >= with.length
        && in.slice(in.position(), with.length).equals(ByteBuffer.wrap(with));
  }

  private static byte[] of(byte[] algorithm, byte[] key) {
    return value(SEQUENCE, VERSION, algorithm, value(OCTET_STRING, key));
  }

  /// Steps over one value of DER and gives what is in it.
  private static ByteBuffer content(ByteBuffer in) {
    in.get();
    int length = Byte.toUnsignedInt(in.get());
    if (length >= LONG_LENGTH) {
      int bytes = length & LENGTH_BYTES;
      length = 0;
      for (int i = 0; i < bytes; i++) {
        length = length << Byte.SIZE | Byte.toUnsignedInt(in.get());
      }
    }
    ByteBuffer content = in.slice(in.position(), length);
    in.position(in.position() + length);
    return content;
  }

  private static byte[] value(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    if (content.size() > MAX_LENGTH) {
      throw new IllegalArgumentException("no key is so long");
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(tag);
    if (content.size() >= LONG_LENGTH) {
      value.write(LONG_LENGTH | 2);
      value.write(content.size() >> Byte.SIZE);
    }
    value.write(content.size());
    value.writeBytes(content.toByteArray());
    return value.toByteArray();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
