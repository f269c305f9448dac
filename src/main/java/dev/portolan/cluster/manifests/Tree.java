package dev.portolan.cluster.manifests;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a YAML or JSON document and the line it begins in: that of its key, where it has one.
sealed interface Tree {
  int line();

  /// What a scalar is. A decimal number is one with a fraction, or too large for a `long`.
  enum Type {
    TEXT,
    INTEGER,
    DECIMAL,
    TRUTH,
    NULL
  }

  /// A single word.
  ///
  /// @param text what it means: integers in decimal, truths as `true` or `false`
  /// @param word as it was written
  record Scalar(int line, Type type, String text, String word) implements Tree {
    Scalar(int line, Type type, String text) {
      this(line, type, text, text);
    }

    /// What a field that is not there reads as.
    static final Tree ABSENT = new Scalar(0, Type.NULL, "");
  }

  /// A list.
  record Sequence(int line, List<Tree> items) implements Tree {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// Fields with their values, in the order of the document.
  record Mapping(int line, Map<String, Tree> fields) implements Tree {
    public Mapping {
      fields = Collections.unmodifiableMap(fields);
    }

    /// A copy with one field more, or another value in it.
    Mapping with(String name, Tree value) {
      Map<String, Tree> changed = new LinkedHashMap<>(fields);
      changed.put(name, value);
      return new Mapping(line, changed);
    }
  }

  static Tree text(int line, String text) {
    return new Scalar(line, Type.TEXT, text);
  }

  /// A field of a mapping; `ABSENT` for any other value.
  default Tree get(String name) {
    return this instanceof Mapping m ? m.fields().getOrDefault(name, Scalar.ABSENT) : Scalar.ABSENT;
  }

  /// The field at the end of a path of names.
  default Tree at(String... path) {
    Tree found = this;
    for (String name : path) {
      found = found.get(name);
    }
    return found;
  }

  /// A mapping's fields, none for any other value.
  default Map<String, Tree> entries() {
    return this instanceof Mapping m ? m.fields() : Map.of();
  }

  /// A sequence's items, none for any other value.
  default List<Tree> elements() {
    return this instanceof Sequence s ? s.items() : List.of();
  }

  /// True for null and for what is not there.
  default boolean isNull() {
    return is(Type.NULL);
  }

  default boolean is(Type type) {
    return this instanceof Scalar s && s.type() == type;
  }

  /// The text of a text; empty for any other value.
  default String asText() {
    return this instanceof Scalar s && s.type() == Type.TEXT ? s.text() : "";
  }

  /// A whole number that fits, or the other value.
  default int number(int otherwise) {
    if (!(this instanceof Scalar s) || s.type() != Type.INTEGER) {
      return otherwise;
    }
    long value = new BigInteger(s.text()).longValue();
    return value == (int) value ? (int) value : otherwise;
  }

  /// A parser at this value's first token, as the readers of the API's JSON take it.
  default JsonParser parser() throws IOException {
    TokenBuffer buffer = new TokenBuffer(Codec.MAPPER, false);
    Codec.write(this, buffer);
    JsonParser parser = buffer.asParser();
    parser.nextToken();
    return parser;
  }

  /// Writes trees as tokens.
  final class Codec {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Codec() {}

    private static void write(Tree tree, JsonGenerator out) throws IOException {
      switch (tree) {
        case Mapping m -> {
          out.writeStartObject();
          for (Map.Entry<String, Tree> field : m.fields().entrySet()) {
            out.writeFieldName(field.getKey());
            write(field.getValue(), out);
          }
          out.writeEndObject();
        }
        case Sequence s -> {
          out.writeStartArray();
          for (Tree item : s.items()) {
            write(item, out);
          }
          out.writeEndArray();
        }
        case Scalar s -> write(s, out);
      }
    }

    private static void write(Scalar s, JsonGenerator out) throws IOException {
      switch (s.type()) {
        case TEXT -> out.writeString(s.text());
        case INTEGER -> out.writeNumber(Long.parseLong(s.text()));
        case DECIMAL -> out.writeNumber(new BigDecimal(s.text()));
        case TRUTH -> out.writeBoolean(s.text().equals("true"));
        case NULL -> out.writeNull();
      }
    }
  }
}
