package dev.portolan.demo.proto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A message that is being written. What it holds of gaps and of messages with gaps stands in
/// `steps`, as `Mould` has it.
final class Parts {
  private final ByteArrayOutputStream fixed = new ByteArrayOutputStream();
  private final Steps steps = new Steps();
  private int stepped;

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
    fixed.writeBytes(Wire.tag(field, Wire.BYTES));
    copy();
    steps.add(time ? Steps.TIME : Steps.TEXT, slot);
  }

  void message(int field, Parts inner) {
    if (inner.steps.isEmpty()) {
      bytes(field, inner.fixed.toByteArray());
      return;
    }
    fixed.writeBytes(Wire.tag(field, Wire.BYTES));
    copy();
    inner.copy();
    steps.add(Steps.BEGIN, 0);
    steps.addAll(inner.steps);
    steps.add(Steps.END, 0);
    fixed.writeBytes(inner.fixed.toByteArray());
    stepped = fixed.size();
  }

  Mould mould() {
    copy();
    return new Mould(fixed.toByteArray(), steps.toArray());
  }

  /// What has been written since the last step is to be copied.
  private void copy() {
    if (fixed.size() > stepped) {
      steps.add(Steps.COPY, fixed.size() - stepped);
      stepped = fixed.size();
    }
  }
}
