package dev.portolan.cluster.manifests;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a JSON object while it is put together, in their order.
final class Fields {
  private final Map<String, Object> map = new LinkedHashMap<>();

  static Fields of(String name, Object value) {
    return new Fields().put(name, value);
  }

  /// Adds a field whatever it holds.
  Fields put(String name, Object value) {
    map.put(name, value instanceof Fields f ? f.map : value);
    return this;
  }

  /// Adds a field unless it holds what a reader takes for granted: nothing, an empty text or
  /// collection, 0 or false.
  Fields opt(String name, @Nullable Object value) {
    Object plain = value instanceof Fields f ? f.map : value;
    boolean empty =
        switch (plain) {
          case null -> true;
          case String s -> s.isEmpty();
          case Collection<?> c -> c.isEmpty();
          case Map<?, ?> m -> m.isEmpty();
          case Integer i -> i == 0;
          case Boolean b -> !b;
          default -> false;
        };
    if (!empty && plain != null) {
      map.put(name, plain);
    }
    return this;
  }

  Map<String, Object> map() {
    return map;
  }
}
