package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Kind;
import dev.portolan.model.Namespace;
import java.io.IOException;
import java.util.List;

/// Reads namespaces (core/v1).
public final class NamespaceReader {
  private NamespaceReader() {}

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
