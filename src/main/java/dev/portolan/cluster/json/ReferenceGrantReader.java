package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Kind;
import dev.portolan.model.ReferenceGrant;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Reads ReferenceGrants: gateway.networking.k8s.io v1, v1beta1 and v1alpha2 have one shape.
final class ReferenceGrantReader {
  private static final String GATEWAY = "gateway.networking.k8s.io";

  private final MetadataReader meta = new MetadataReader();
  private List<ReferenceGrant.From> from = List.of();
  private List<ReferenceGrant.To> to = List.of();

  private ReferenceGrantReader() {}

  static List<ReferenceGrant> read(JsonParser in) throws IOException {
    ReferenceGrantReader grant = new ReferenceGrantReader();
    Json.object(
        in, field -> grant.meta.section(in, field, name -> grant.spec(in, name), name -> {}));
    return List.of(
        new ReferenceGrant(
            grant.meta.of(Kind.REFERENCE_GRANT),
            grant.from.stream().filter(f -> f.group().equals(GATEWAY)).toList(),
            grant.to.stream().filter(t -> t.group().isEmpty()).toList()));
  }

  private void spec(JsonParser in, String field) throws IOException {
    switch (field) {
      case "from" -> from = Json.list(in, p -> from(Json.texts(p)));
      case "to" -> to = Json.list(in, p -> to(Json.texts(p)));
      default -> {}
    }
  }

  private static ReferenceGrant.From from(Map<String, String> said) {
    return new ReferenceGrant.From(
        said.getOrDefault("group", ""),
        said.getOrDefault("kind", ""),
        said.getOrDefault("namespace", ""));
  }

  private static ReferenceGrant.To to(Map<String, String> said) {
    return new ReferenceGrant.To(
        said.getOrDefault("group", ""),
        said.getOrDefault("kind", ""),
        said.getOrDefault("name", ""));
  }
}
