package dev.portolan.demo.proto;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// Writes an object's JSON as a message. Fields that the message does not have are left out, as a
/// server prunes them.
final class MouldMaker {
  private final Map<String, Integer> gaps = new HashMap<>();

  MouldMaker(int slots) {
    for (int i = 0; i < slots; i++) {
      gaps.put(Mould.gap(i), i);
    }
  }

  Parts parts(Message message, JsonNode node) {
    Parts parts = new Parts();
    for (Field field : message.fields()) {
      if (field.count() == Field.Count.INLINE) {
        parts.message(field.number(), parts(Messages.named(field.message()), node));
        continue;
      }
      JsonNode value = node.get(field.name());
      if (value != null) {
        field(parts, field, value);
      }
    }
    return parts;
  }

  private void field(Parts parts, Field field, JsonNode value) {
    switch (field.count()) {
      case EACH -> value.forEach(v -> single(parts, field, field.number(), v));
      case BY_NAME ->
          value
              .properties()
              .forEach(
                  entry -> {
                    Parts pair = new Parts();
                    pair.text(1, entry.getKey());
                    single(pair, field, 2, entry.getValue());
                    parts.message(field.number(), pair);
                  });
      case ONE -> single(parts, field, field.number(), value);
      case INLINE -> throw new IllegalArgumentException(field + " has no name in JSON");
    }
  }

  private void single(Parts parts, Field field, int number, JsonNode value) {
    Integer slot = value.isTextual() ? gaps.get(value.asText()) : null;
    if (slot != null) {
      gap(parts, field, number, slot);
      return;
    }
    if (value.isNull()) {
      // a time that is not set is an empty message in Go; others are pointers, and not there
      if (field.type() == Field.Type.TIME) {
        parts.bytes(number, new byte[0]);
      }
      return;
    }
    switch (field.type()) {
      case TEXT -> parts.text(number, value.asText());
      case TRUTH -> parts.number(number, value.asBoolean() ? 1 : 0);
      case NUMBER -> parts.number(number, value.asLong());
      case BYTES -> parts.bytes(number, Base64.getDecoder().decode(value.asText()));
      case MESSAGE -> parts.message(number, parts(Messages.named(field.message()), value));
      case TIME -> parts.bytes(number, Times.time(value.asText()));
      case MICRO_TIME -> parts.bytes(number, Times.microTime(value.asText()));
      default -> parts.message(number, special(field.type(), value));
    }
  }

  private static void gap(Parts parts, Field field, int number, int slot) {
    if (field.type() != Field.Type.TEXT && field.type() != Field.Type.TIME) {
      throw new IllegalArgumentException("no value of an object's own goes into " + field);
    }
    parts.gap(number, slot, field.type() == Field.Type.TIME);
  }

  private static Parts special(Field.Type type, JsonNode value) {
    Parts parts = new Parts();
    switch (type) {
      case QUANTITY -> parts.text(1, value.asText());
      case FIELDS -> parts.bytes(1, value.toString().getBytes(StandardCharsets.UTF_8));
      // Go writes all three, whichever counts
      case PORT -> {
        parts.number(1, value.isTextual() ? 1 : 0);
        parts.number(2, value.isTextual() ? 0 : value.asLong());
        parts.text(3, value.isTextual() ? value.asText() : "");
      }
      default -> throw new IllegalArgumentException("not of this kind: " + type);
    }
    return parts;
  }
}
