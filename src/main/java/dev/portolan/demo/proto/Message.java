package dev.portolan.demo.proto;

import java.util.List;

/// A message of the API with all its fields.
///
/// @param name such as `core.v1.Pod`
/// @param fields in the order of their numbers, in which they are written
public record Message(String name, List<Field> fields) {
  public Message {
    fields = List.copyOf(fields);
  }
}
