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
  /// @param remaining how many objects the pages after this one hold, or 0 where the server does
  ///   not say
  public record Envelope(String resourceVersion, String continueToken, int remaining) {
    /// Reads it, the parser at its first token.
    public static Envelope read(JsonParser in) throws IOException {
      EnvelopeFields fields = new EnvelopeFields();
      Json.object(in, field -> fields.field(in, field));
      return fields.build();
    }
  }

  /// Reads one page. Items without a name are left out. Fails unless it was read to its end and is
  /// a list: what lies between the reader and a server may answer with anything.
  public static Envelope read(
      InputStream body, ObjectReader reader, Consumer<List<? extends KubeObject>> items)
      throws IOException {
    return read(body, reader, head -> {}, items);
  }

  /// The same, and tells of the envelope as soon as it came, which is before the items.
  public static Envelope read(
      InputStream body,
      ObjectReader reader,
      Consumer<Envelope> head,
      Consumer<List<? extends KubeObject>> items)
      throws IOException {
    Envelope[] envelope = {new Envelope("", "", 0)};
    boolean[] isList = {false};
    ItemBudget budget = new ItemBudget(body);
    try (JsonParser in = Json.FACTORY.createParser(budget)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the server's answer is not a list of objects");
      }
      Json.object(
          in,
          field -> {
            switch (field) {
              case "metadata" -> {
                envelope[0] = Envelope.read(in);
                head.accept(envelope[0]);
              }
              case "items" -> {
                isList[0] = true;
                Json.array(
                    in,
                    () -> {
                      item(reader.read(in), items);
                      budget.renew();
                    });
              }
              default -> {}
            }
          });
    }
    if (!isList[0]) {
      throw new IOException("the server's answer is not a list of objects");
    }
    return envelope[0];
  }

  private static final class EnvelopeFields {
    private String resourceVersion = "";
    private String token = "";
    private int remaining;

    void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "resourceVersion" -> resourceVersion = Json.text(in);
        case "continue" -> token = Json.text(in);
        case "remainingItemCount" -> remaining = Json.number(in);
        default -> {}
      }
    }

    Envelope build() {
      return new Envelope(resourceVersion, token, remaining);
    }
  }

  private static void item(
      List<? extends KubeObject> objects, Consumer<List<? extends KubeObject>> items) {
    if (!objects.isEmpty() && !objects.getFirst().name().isEmpty()) {
      items.accept(objects);
    }
  }
}
