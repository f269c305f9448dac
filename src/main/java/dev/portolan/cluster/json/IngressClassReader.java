package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.IngressClass;
import dev.portolan.model.Kind;
import java.io.IOException;
import java.util.List;

/// Reads ingress classes: networking.k8s.io/v1 and v1beta1 have one shape.
final class IngressClassReader {
  private final MetadataReader meta = new MetadataReader();
  private String controller = "";

  private IngressClassReader() {}

  static List<IngressClass> read(JsonParser in) throws IOException {
    IngressClassReader read = new IngressClassReader();
    Json.object(in, field -> read.meta.section(in, field, name -> read.spec(in, name), name -> {}));
    return List.of(
        new IngressClass(
            read.meta.of(Kind.INGRESS_CLASS), read.controller, read.meta.defaultClass()));
  }

  private void spec(JsonParser in, String field) throws IOException {
    if (field.equals("controller")) {
      controller = Json.text(in);
    }
  }
}
