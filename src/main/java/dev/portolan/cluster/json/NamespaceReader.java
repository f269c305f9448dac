package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.portolan.model.Kind;
import dev.portolan.model.Namespace;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Reads namespaces (core/v1).
public final class NamespaceReader {
  private NamespaceReader() {}

  /// Reads an answer that is one namespace.
  public static Namespace one(InputStream body) throws IOException {
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the server's answer is not a namespace");
      }
      Namespace namespace = read(in).getFirst();
      if (namespace.name().isEmpty()) {
        throw new IOException("the server's answer is not a namespace");
      }
      return namespace;
    }
  }

  public static List<Namespace> read(JsonParser in) throws IOException {
    MetadataReader meta = new MetadataReader();
    Json.object(
        in,
        field -> {
          if (field.equals("metadata")) {
            meta.read(in);
          }
        });
    return List.of(new Namespace(meta.of(Kind.NAMESPACE)));
  }
}
