package dev.portolan.cluster.manifests;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Reads JSON documents, one after the other. A list's items are handed over one by one, so that a
/// large one is never in memory as a whole; its envelope comes last, with those items in `items`
/// that do not say of what kind they are.
final class JsonDocuments {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(4 * 1024 * 1024)
                  .maxNestingDepth(200)
                  .build())
          .build();

  /// Who changed what and when: large, and never read.
  private static final String LEFT_OUT = "managedFields";

  private JsonDocuments() {}

  static void read(InputStream bytes, Consumer<Tree> documents) throws IOException {
    try (JsonParser in = FACTORY.createParser(bytes)) {
      while (in.nextToken() != null) {
        documents.accept(
            in.currentToken() == JsonToken.START_OBJECT ? document(in, documents) : value(in));
      }
    }
  }

  /// How many of the bytes are whole documents: a mistake in one spoils those after it, not those
  /// before.
  static long whole(byte[] bytes) throws IOException {
    long end = 0;
    try (JsonParser in = FACTORY.createParser(bytes)) {
      while (in.nextToken() != null) {
        in.skipChildren();
        end = in.currentLocation().getByteOffset();
      }
    } catch (JsonProcessingException e) {
      return end;
    }
    return bytes.length;
  }

  private static Tree document(JsonParser in, Consumer<Tree> items) throws IOException {
    int line = line(in);
    Map<String, Tree> fields = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      int at = line(in);
      in.nextToken();
      if (name.equals("items") && in.currentToken() == JsonToken.START_ARRAY) {
        fields.put(name, new Tree.Sequence(at, unnamed(in, items)));
      } else {
        fields.put(name, value(in, at));
      }
    }
    return new Tree.Mapping(line, fields);
  }

  private static List<Tree> unnamed(JsonParser in, Consumer<Tree> items) throws IOException {
    List<Tree> rest = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      Tree item = value(in);
      if (item.get("kind").isNull()) {
        rest.add(item);
      } else {
        items.accept(item);
      }
    }
    return rest;
  }

  private static Tree value(JsonParser in) throws IOException {
    return value(in, line(in));
  }

  private static Tree value(JsonParser in, int line) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> mapping(in, line);
      case START_ARRAY -> {
        List<Tree> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(in));
        }
        yield new Tree.Sequence(line, items);
      }
      case VALUE_STRING -> Tree.text(line, in.getText());
      case VALUE_NUMBER_INT ->
          new Tree.Scalar(
              line,
              in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                  ? Tree.Type.DECIMAL
                  : Tree.Type.INTEGER,
              in.getText());
      case VALUE_NUMBER_FLOAT -> new Tree.Scalar(line, Tree.Type.DECIMAL, in.getText());
      case VALUE_TRUE, VALUE_FALSE -> new Tree.Scalar(line, Tree.Type.TRUTH, in.getText());
      default -> new Tree.Scalar(line, Tree.Type.NULL, "");
    };
  }

  private static Tree mapping(JsonParser in, int line) throws IOException {
    Map<String, Tree> fields = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      int at = line(in);
      in.nextToken();
      if (name.equals(LEFT_OUT)) {
        in.skipChildren();
      } else {
        fields.put(name, value(in, at));
      }
    }
    return new Tree.Mapping(line, fields);
  }

  private static int line(JsonParser in) {
    return in.currentTokenLocation().getLineNr();
  }
}
