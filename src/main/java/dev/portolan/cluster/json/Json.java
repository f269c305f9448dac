package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Small steps over a `JsonParser`. Each takes the parser at the first token of a value and leaves
/// it at the last one; a value of another type than expected is skipped and reads as empty.
final class Json {
  /// Strings up to 4 MB: an object of the API is at most 1.5 MB in etcd.
  static final JsonFactory FACTORY =
      new SkippingParser.Factory(
          StreamReadConstraints.builder()
              .maxStringLength(4 * 1024 * 1024)
              .maxNestingDepth(200)
              .build());

  /// Marks a parser whose caller needs objects' resource versions.
  private static final Object VERSIONS = new Object();

  private Json() {}

  /// Has readers give objects their resource versions. A watch needs them to go on from; a snapshot
  /// keeps none, so that an update that concerns nothing of what it holds changes nothing in it.
  static void wantVersions(JsonParser in) {
    root(in).setCurrentValue(VERSIONS);
  }

  static boolean versionsWanted(JsonParser in) {
    return VERSIONS.equals(root(in).getCurrentValue());
  }

  private static JsonStreamContext root(JsonParser in) {
    JsonStreamContext context = in.getParsingContext();
    while (context.getParent() != null) {
      context = context.getParent();
    }
    return context;
  }

  /// Takes one field's value, or leaves it alone to have it skipped.
  interface Field {
    void read(String name) throws IOException;
  }

  /// Takes one element of an array, or leaves it alone to have it skipped.
  interface Step {
    void read() throws IOException;
  }

  /// Reads a value of type T.
  interface Value<T> {
    T read(JsonParser in) throws IOException;
  }

  static void object(JsonParser in, Field field) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      in.skipChildren();
      return;
    }
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      field.read(name);
      skipWhatIsLeft(in);
    }
  }

  static void array(JsonParser in, Step element) throws IOException {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      in.skipChildren();
      return;
    }
    while (in.nextToken() != JsonToken.END_ARRAY) {
      element.read();
      skipWhatIsLeft(in);
    }
  }

  /// A callback that does not want a value leaves the parser at its first token.
  private static void skipWhatIsLeft(JsonParser in) throws IOException {
    if (in.currentToken() != null && in.currentToken().isStructStart()) {
      in.skipChildren();
    }
  }

  static <T> List<T> list(JsonParser in, Value<T> value) throws IOException {
    List<T> result = new ArrayList<>();
    array(in, () -> result.add(value.read(in)));
    return result;
  }

  /// A text, or a number or boolean as its text; empty for null and for structures.
  static String text(JsonParser in) throws IOException {
    JsonToken token = in.currentToken();
    return token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL
        ? in.getText()
        : "";
  }

  /// A whole number that fits, or 0.
  static int number(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_NUMBER_INT
        || in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      return 0;
    }
    long value = in.getLongValue();
    return value == (int) value ? (int) value : 0;
  }

  static boolean truth(JsonParser in) {
    return in.currentToken() == JsonToken.VALUE_TRUE;
  }

  static Map<String, String> texts(JsonParser in) throws IOException {
    Map<String, String> result = new HashMap<>();
    object(in, name -> result.put(name, text(in)));
    return result;
  }

  /// A time, as a text or as what a parser of another format makes of it.
  static @Nullable Instant time(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT) {
      return in.getEmbeddedObject() instanceof Instant moment ? moment : null;
    }
    return in.currentToken() == JsonToken.VALUE_STRING ? Times.parse(in.getText()) : null;
  }
}
