package dev.portolan.demo.proto;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// An object in protobuf with gaps for what is each object's own. The pods of a workload share it,
/// as they share the skeleton of their JSON: encoding one is copying, and nothing is kept per pod.
public final class Mould {
  private final List<Part> parts;
  private final int lengths;

  /// @param lengths how many messages have gaps in them
  Mould(List<Part> parts, int lengths) {
    this.parts = List.copyOf(parts);
    this.lengths = lengths;
  }

  /// Makes one from an object's JSON. A text that is `gap` of a number is not the object's, but
  /// stands for the slot of that number.
  public static Mould of(Message message, JsonNode object, int slots) {
    return new MouldMaker(slots).make(message, object);
  }

  /// What stands in the JSON for a slot's value: no object of the API has such a text.
  public static String gap(int slot) {
    return "\0" + slot;
  }

  /// The object in protobuf; not to be changed.
  ///
  /// @param values of the slots, as UTF-8
  public byte[] filled(byte[][] values) {
    if (parts.isEmpty()) {
      return new byte[0];
    }
    if (parts.size() == 1 && parts.getFirst() instanceof Part.Fixed(byte[] bytes)) {
      return bytes;
    }
    return new Casting(values).object();
  }

  private final class Casting {
    private final byte[][] values;
    private final int[] sizes = new int[lengths];
    private byte[] out = new byte[0];
    private int at;

    Casting(byte[][] values) {
      this.values = values.clone();
    }

    byte[] object() {
      out = new byte[size(parts)];
      write(parts);
      return out;
    }

    private int size(List<Part> of) {
      int size = 0;
      for (Part part : of) {
        size +=
            switch (part) {
              case Part.Fixed fixed -> fixed.bytes().length;
              case Part.Gap gap -> gap.tag().length + lengthed(value(gap).length);
              case Part.Nested nested -> {
                int inner = size(nested.parts());
                sizes[nested.index()] = inner;
                yield nested.tag().length + lengthed(inner);
              }
            };
      }
      return size;
    }

    private static int lengthed(int length) {
      return Wire.size(length) + length;
    }

    /// A time's text is replaced by its message once: each slot is of one field.
    private byte[] value(Part.Gap gap) {
      if (gap.time()) {
        values[gap.slot()] = Times.time(new String(values[gap.slot()], StandardCharsets.US_ASCII));
      }
      return values[gap.slot()];
    }

    private void write(List<Part> of) {
      for (Part part : of) {
        switch (part) {
          case Part.Fixed fixed -> copy(fixed.bytes());
          case Part.Gap gap -> {
            copy(gap.tag());
            at = Wire.varint(out, at, values[gap.slot()].length);
            copy(values[gap.slot()]);
          }
          case Part.Nested nested -> {
            copy(nested.tag());
            at = Wire.varint(out, at, sizes[nested.index()]);
            write(nested.parts());
          }
        }
      }
    }

    private void copy(byte[] bytes) {
      System.arraycopy(bytes, 0, out, at, bytes.length);
      at += bytes.length;
    }
  }
}
