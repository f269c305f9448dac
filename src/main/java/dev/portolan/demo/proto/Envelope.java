package dev.portolan.demo.proto;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// What the API wraps an object in when it sends it as protobuf: a magic word and
/// k8s.io/apimachinery/pkg/runtime Unknown, which says of what kind the bytes are.
public final class Envelope {
  public static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

  private static final byte[] MAGIC = {'k', '8', 's', 0};
  private static final int TYPE = 1;
  private static final int RAW = 2;
  private static final int ENCODING = 3;
  private static final int CONTENT_TYPE = 4;
  private static final int ITEMS = 2;

  private Envelope() {}

  /// Writes the objects of a list one after the other.
  public interface Items {
    /// Calls for each the same number of times, in the same order, whenever it is called.
    void each(Taker taker) throws IOException;
  }

  /// Takes an object in protobuf.
  public interface Taker {
    void take(byte[] object) throws IOException;
  }

  /// A single object.
  public static byte[] object(String apiVersion, String kind, byte[] raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length + 64);
    out.writeBytes(head(apiVersion, kind, raw.length));
    out.writeBytes(raw);
    out.writeBytes(tail());
    return out.toByteArray();
  }

  /// A meta/v1 Status.
  public static byte[] status(JsonNode status) {
    return object("v1", "Status", plain(Messages.STATUS, status));
  }

  /// A list, which goes through its items twice: its length stands before it.
  ///
  /// @param metadata of the list
  public static void list(
      String apiVersion, String kind, JsonNode metadata, Items items, OutputStream out)
      throws IOException {
    byte[] meta = field(1, plain(Messages.LIST_META, metadata));
    byte[] tag = Wire.tag(ITEMS, Wire.BYTES);
    long[] length = {meta.length};
    items.each(item -> length[0] += tag.length + Wire.size(item.length) + item.length);
    out.write(head(apiVersion, kind, Math.toIntExact(length[0])));
    out.write(meta);
    byte[] size = new byte[5];
    items.each(
        item -> {
          out.write(tag);
          out.write(size, 0, Wire.varint(size, 0, item.length));
          out.write(item);
        });
    out.write(tail());
  }

  private static byte[] plain(Message message, JsonNode object) {
    return Mould.of(message, object, 0).filled(new byte[0][]);
  }

  private static byte[] head(String apiVersion, String kind, int length) {
    ByteArrayOutputStream type = new ByteArrayOutputStream();
    type.writeBytes(field(1, apiVersion.getBytes(StandardCharsets.UTF_8)));
    type.writeBytes(field(2, kind.getBytes(StandardCharsets.UTF_8)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(MAGIC);
    out.writeBytes(field(TYPE, type.toByteArray()));
    out.writeBytes(Wire.tag(RAW, Wire.BYTES));
    Wire.varint(out, length);
    return out.toByteArray();
  }

  /// Go writes both though they are empty.
  private static byte[] tail() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(field(ENCODING, new byte[0]));
    out.writeBytes(field(CONTENT_TYPE, new byte[0]));
    return out.toByteArray();
  }

  private static byte[] field(int number, byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(value.length + 8);
    out.writeBytes(Wire.tag(number, Wire.BYTES));
    Wire.varint(out, value.length);
    out.writeBytes(value);
    return out.toByteArray();
  }
}
