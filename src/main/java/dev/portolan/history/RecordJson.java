package dev.portolan.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.probe.Question;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Records as JSON and back, by the names of their components, so that a component that is new is
/// kept from the day it is there.
///
/// A sealed interface's record tells its `type` first, a question its `kind`: a lookup has a type
/// of its own. Times are ISO-8601 texts, enums their names in lower case. A negative floating-point
/// component means "not measured" and is left out.
///
/// Reading is tolerant: what is not known is skipped; what is missing is empty, 0, false, "not
/// measured", or an enum's first constant, which is its plain one.
final class RecordJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RecordJson() {}

  static ObjectNode write(Record value) {
    return object(value, value.getClass());
  }

  /// @param declared the sealed interface that the value is read by
  static ObjectNode write(Record value, Class<?> declared) {
    return object(value, declared);
  }

  /// @throws IllegalArgumentException with one line that says what cannot be understood
  static <T> T read(JsonNode node, Class<T> type) {
    return type.cast(Objects.requireNonNull(value(node, type, type.getSimpleName())));
  }

  private static ObjectNode object(Record value, Class<?> declared) {
    ObjectNode node = NODES.objectNode();
    if (declared.isSealed()) {
      node.put(discriminator(declared), word(value.getClass(), declared));
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object held = held(component, value);
      boolean measured = !(held instanceof Double d) || d >= 0;
      if (held != null && measured) {
        node.set(component.getName(), node(held, component.getGenericType()));
      }
    }
    return node;
  }

  private static JsonNode node(Object value, Type declared) {
    return switch (value) {
      case String s -> NODES.textNode(s);
      case Integer i -> NODES.numberNode(i);
      case Long l -> NODES.numberNode(l);
      case Double d -> NODES.numberNode(d);
      case Boolean b -> NODES.booleanNode(b);
      case Enum<?> e -> NODES.textNode(word(e));
      case Instant i -> NODES.textNode(i.toString());
      case Duration d -> NODES.textNode(d.toString());
      case List<?> list -> array(list, element(declared));
      case Record r -> object(r, raw(declared));
      default -> throw new IllegalStateException("no JSON for a " + value.getClass());
    };
  }

  private static ArrayNode array(List<?> list, Type element) {
    ArrayNode array = NODES.arrayNode();
    list.forEach(one -> array.add(node(one, element)));
    return array;
  }

  private static @Nullable Object value(@Nullable JsonNode node, Type declared, String name) {
    Class<?> type = raw(declared);
    boolean missing = node == null || node.isNull();
    JsonNode there = node == null ? NODES.missingNode() : node;
    if (type == String.class) {
      return there.asText("");
    } else if (type == int.class || type == Integer.class) {
      return there.asInt(0);
    } else if (type == long.class || type == Long.class) {
      return there.asLong(0);
    } else if (type == double.class || type == Double.class) {
      return there.asDouble(-1);
    } else if (type == boolean.class) {
      return there.asBoolean(false);
    } else if (type == List.class) {
      return list(there, element(declared), name);
    } else if (type == Duration.class && missing) {
      return Duration.ZERO;
    } else if (type == Instant.class || type == Duration.class) {
      return time(there.asText(), type, name);
    } else if (type.isEnum()) {
      return constant(there, type, name);
    } else if (type.isSealed()) {
      return record(there, permitted(there.path(discriminator(type)).asText(), type, name));
    } else if (type.isRecord()) {
      return record(there, type);
    }
    throw new IllegalStateException("no JSON for " + declared);
  }

  private static Object record(JsonNode node, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      JsonNode field = node.get(component.getName());
      types[i] = component.getType();
      boolean none =
          field == null && component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      values[i] =
          none
              ? null
              : value(
                  field,
                  component.getGenericType(),
                  type.getSimpleName() + "." + component.getName());
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(type.getSimpleName() + ": " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record has its constructor: " + type, e);
    }
  }

  private static List<Object> list(JsonNode node, Type element, String name) {
    List<Object> values = new ArrayList<>(node.size());
    for (JsonNode one : node) {
      values.add(Objects.requireNonNull(value(one, element, name)));
    }
    return List.copyOf(values);
  }

  private static Object time(String text, Class<?> type, String name) {
    try {
      return type == Instant.class ? Instant.parse(text) : Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + " is no time: " + text, e);
    }
  }

  /// An outcome is never made up: its absence is a fault of the text.
  private static Object constant(JsonNode node, Class<?> type, String name) {
    Object[] all = type.getEnumConstants();
    if (node.isMissingNode() && !type.getSimpleName().equals("Outcome")) {
      return all[0];
    }
    for (Object one : all) {
      if (word((Enum<?>) one).equals(node.asText())) {
        return one;
      }
    }
    throw new IllegalArgumentException(name + " has no value " + node.asText());
  }

  private static Class<?> permitted(String word, Class<?> family, String name) {
    for (Class<?> type : family.getPermittedSubclasses()) {
      if (word(type, family).equals(word)) {
        return type;
      }
    }
    throw new IllegalArgumentException(name + " has no type " + word);
  }

  private static @Nullable Object held(RecordComponent component, Record of) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record tells its components: " + component, e);
    }
  }

  private static String discriminator(Class<?> family) {
    return family == Question.class ? "kind" : "type";
  }

  /// `PodTarget` among the `Target`s is a `pod`.
  private static String word(Class<?> type, Class<?> family) {
    String name = type.getSimpleName();
    String last = family.getSimpleName();
    String own = name.endsWith(last) ? name.substring(0, name.length() - last.length()) : name;
    return own.toLowerCase(Locale.ROOT);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
  }

  private static Type element(Type list) {
    return list instanceof ParameterizedType p ? p.getActualTypeArguments()[0] : Object.class;
  }
}
