package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Kind;
import dev.portolan.model.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads nodes (core/v1).
public final class NodeReader {
  private final MetadataReader meta = new MetadataReader();
  private final List<String> addresses = new ArrayList<>();
  private List<String> podCidrs = List.of();
  private String podCidr = "";
  private boolean ready;
  private String kubeletVersion = "";

  private NodeReader() {}

  public static List<Node> read(JsonParser in) throws IOException {
    NodeReader node = new NodeReader();
    Json.object(in, field -> node.field(in, field));
    return List.of(node.build());
  }

  private Node build() {
    List<String> cidrs = podCidrs.isEmpty() && !podCidr.isEmpty() ? List.of(podCidr) : podCidrs;
    return new Node(
        meta.of(Kind.NODE), addresses, cidrs, ready, kubeletVersion, meta.annotations());
  }

  private void field(JsonParser in, String field) throws IOException {
    switch (field) {
      case "metadata" -> meta.read(in);
      case "spec" -> Json.object(in, name -> spec(in, name));
      case "status" -> Json.object(in, name -> status(in, name));
      default -> {}
    }
  }

  private void spec(JsonParser in, String field) throws IOException {
    switch (field) {
      case "podCIDR" -> podCidr = Json.text(in);
      case "podCIDRs" -> podCidrs = Json.list(in, Json::text);
      default -> {}
    }
  }

  private void status(JsonParser in, String field) throws IOException {
    switch (field) {
      case "addresses" -> Json.array(in, () -> address(Json.texts(in)));
      case "conditions" -> Json.array(in, () -> condition(Json.texts(in)));
      case "nodeInfo" -> kubeletVersion = Json.texts(in).getOrDefault("kubeletVersion", "");
      default -> {}
    }
  }

  private void address(Map<String, String> fields) {
    String type = fields.getOrDefault("type", "");
    String address = fields.getOrDefault("address", "");
    if ((type.equals("InternalIP") || type.equals("ExternalIP")) && !address.isEmpty()) {
      addresses.add(address);
    }
  }

  private void condition(Map<String, String> fields) {
    if ("Ready".equals(fields.get("type"))) {
      ready = "True".equals(fields.get("status"));
    }
  }
}
