package dev.portolan.cluster.proto;

import com.google.protobuf.WireFormat;
import org.jspecify.annotations.Nullable;

/// A field of a message as protobuf numbers it and as JSON names it.
///
/// @param repeated true for what JSON writes as a list
/// @param shape what a message has in it; null for all else
record Field(int number, String name, Type type, boolean repeated, @Nullable Shape shape) {
  /// How a value stands in protobuf, and what JSON makes of it.
  enum Type {
    TEXT,
    /// An int32 or int64.
    NUMBER,
    TRUTH,
    /// meta/v1 Time: seconds and nanoseconds; JSON has a text of the seconds, or null for none.
    TIME,
    /// util/intstr IntOrString.
    PORT,
    /// A map of texts.
    TEXTS,
    /// A map of api/resource Quantity, each of which is a text in a message.
    QUANTITIES,
    MESSAGE,
    /// A message whose fields JSON writes as those of the message around it.
    INLINE;

    private int wire() {
      return this == NUMBER || this == TRUTH
          ? WireFormat.WIRETYPE_VARINT
          : WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }
  }

  static Field text(int number, String name) {
    return new Field(number, name, Type.TEXT, false, null);
  }

  static Field texts(int number, String name) {
    return new Field(number, name, Type.TEXT, true, null);
  }

  static Field number(int number, String name) {
    return new Field(number, name, Type.NUMBER, false, null);
  }

  static Field truth(int number, String name) {
    return new Field(number, name, Type.TRUTH, false, null);
  }

  static Field time(int number, String name) {
    return new Field(number, name, Type.TIME, false, null);
  }

  static Field port(int number, String name) {
    return new Field(number, name, Type.PORT, false, null);
  }

  static Field map(int number, String name) {
    return new Field(number, name, Type.TEXTS, false, null);
  }

  static Field quantities(int number, String name) {
    return new Field(number, name, Type.QUANTITIES, false, null);
  }

  static Field one(int number, String name, Shape shape) {
    return new Field(number, name, Type.MESSAGE, false, shape);
  }

  static Field each(int number, String name, Shape shape) {
    return new Field(number, name, Type.MESSAGE, true, shape);
  }

  static Field inline(int number, String name, Shape shape) {
    return new Field(number, name, Type.INLINE, false, shape);
  }

  boolean isMap() {
    return type == Type.TEXTS || type == Type.QUANTITIES;
  }

  /// What stands before the field's value on the wire.
  int tag() {
    return number << 3 | type.wire();
  }

  /// The shape of a message; one without fields for all else.
  Shape inside() {
    return shape == null ? Shape.EMPTY : shape;
  }
}
