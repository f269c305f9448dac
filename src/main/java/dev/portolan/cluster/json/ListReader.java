package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.portolan.model.KubeObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/// Reads a list's envelope and hands over its items one by one, as they come from the wire.
public final class ListReader {
  private ListReader() {}

  /// What the envelope's `metadata` says.
  ///
  /// @param continueToken asks for the next page; empty on the last one
  public record Envelope(String resourceVersion, String continueToken) {}

  /// Reads one page. Items without a name are left out.
  public static Envelope read(
      InputStream body, ObjectReader reader, Consumer<List<? extends KubeObject>> items)
      throws IOException {
    String[] envelope = {"", ""};
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the server's answer is not a list of objects");
      }
      Json.object(
          in,
          field -> {
            switch (field) {
              case "metadata" -> Json.object(in, name -> metadata(in, name, envelope));
              case "items" -> Json.array(in, () -> item(reader.read(in), items));
              default -> {}
            }
          });
    }
    return new Envelope(envelope[0], envelope[1]);
  }

  private static void metadata(JsonParser in, String field, String[] envelope) throws IOException {
    switch (field) {
      case "resourceVersion" -> envelope[0] = Json.text(in);
      case "continue" -> envelope[1] = Json.text(in);
      default -> {}
    }
  }

  private static void item(
      List<? extends KubeObject> objects, Consumer<List<? extends KubeObject>> items) {
    if (!objects.isEmpty() && !objects.getFirst().name().isEmpty()) {
      items.accept(objects);
    }
  }
}
