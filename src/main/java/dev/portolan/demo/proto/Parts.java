package dev.portolan.demo.proto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The pieces of a message that is being written; what has no gaps becomes one piece.
final class Parts {
  private final List<Part> done = new ArrayList<>();
  private final ByteArrayOutputStream fixed = new ByteArrayOutputStream();

  void number(int field, long value) {
    fixed.writeBytes(Wire.tag(field, Wire.VARINT));
    Wire.varint(fixed, value);
  }

  void bytes(int field, byte[] value) {
    fixed.writeBytes(Wire.tag(field, Wire.BYTES));
    Wire.varint(fixed, value.length);
    fixed.writeBytes(value);
  }

  void text(int field, String value) {
    bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  void gap(int field, int slot, boolean time) {
    flush();
    done.add(new Part.Gap(Wire.tag(field, Wire.BYTES), slot, time));
  }

  /// @param index for its length, if it has gaps
  /// @return true when the index was used
  boolean message(int field, Parts inner, int index) {
    if (inner.done.isEmpty()) {
      bytes(field, inner.fixed.toByteArray());
      return false;
    }
    flush();
    done.add(new Part.Nested(Wire.tag(field, Wire.BYTES), index, inner.all()));
    return true;
  }

  List<Part> all() {
    flush();
    return done;
  }

  private void flush() {
    if (fixed.size() > 0) {
      done.add(new Part.Fixed(fixed.toByteArray()));
      fixed.reset();
    }
  }
}
