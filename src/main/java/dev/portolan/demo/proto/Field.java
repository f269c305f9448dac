package dev.portolan.demo.proto;

/// A row of the table of fields.
///
/// @param name in JSON, which is also its name in protobuf
/// @param message what a value is, where it is a message of its own; empty elsewhere
record Field(String name, int number, Type type, Count count, String message) {
  /// What one value is. The last five are messages that JSON writes as a text or a number.
  enum Type {
    TEXT,
    TRUTH,
    NUMBER,
    BYTES,
    MESSAGE,
    TIME,
    MICRO_TIME,
    QUANTITY,
    PORT,
    FIELDS
  }

  /// How many values there are.
  enum Count {
    ONE,
    /// A list.
    EACH,
    /// A map from texts.
    BY_NAME,
    /// A message whose fields JSON writes as those of the message around it.
    INLINE
  }

  /// Reads a word of the table: `name=number:type`, where the type has `*` before it for a list,
  /// `%` for a map and `+` for an inline message.
  static Field of(String word) {
    int equals = word.indexOf('=');
    int colon = word.indexOf(':', equals);
    Count count =
        switch (word.charAt(colon + 1)) {
          case '*' -> Count.EACH;
          case '%' -> Count.BY_NAME;
          case '+' -> Count.INLINE;
          default -> Count.ONE;
        };
    String type = word.substring(colon + (count == Count.ONE ? 1 : 2));
    return new Field(
        word.substring(0, equals),
        Integer.parseInt(word.substring(equals + 1, colon)),
        type(type),
        count,
        type);
  }

  private static Type type(String word) {
    return switch (word) {
      case "text" -> Type.TEXT;
      case "truth" -> Type.TRUTH;
      case "number" -> Type.NUMBER;
      case "bytes" -> Type.BYTES;
      case "meta.v1.Time" -> Type.TIME;
      case "meta.v1.MicroTime" -> Type.MICRO_TIME;
      case "meta.v1.FieldsV1" -> Type.FIELDS;
      case "api.resource.Quantity" -> Type.QUANTITY;
      case "util.intstr.IntOrString" -> Type.PORT;
      default -> Type.MESSAGE;
    };
  }
}
