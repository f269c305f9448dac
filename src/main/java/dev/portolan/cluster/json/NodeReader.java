package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Kind;
import dev.portolan.model.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads nodes (core/v1).
public final class NodeReader {
  /// The conditions of the kubelet that should not hold; others come from add-ons.
  private static final Set<String> TROUBLES =
      Set.of("MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable");

  private final MetadataReader meta = new MetadataReader();
  private final List<String> addresses = new ArrayList<>();
  private List<String> podCidrs = List.of();
  private String podCidr = "";
  private boolean ready;
  private String kubeletVersion = "";
  private boolean cordoned;
  private final List<String> pressures = new ArrayList<>();
  private List<String> taints = List.of();
  private Map<String, String> room = Map.of();

  private NodeReader() {}

  public static List<Node> read(JsonParser in) throws IOException {
    NodeReader node = new NodeReader();
    Json.object(in, field -> node.field(in, field));
    return List.of(node.build());
  }

  private Node build() {
    List<String> cidrs = podCidrs.isEmpty() && !podCidr.isEmpty() ? List.of(podCidr) : podCidrs;
    Node.State state =
        new Node.State(
            cordoned,
            pressures,
            taints,
            room.getOrDefault("cpu", ""),
            room.getOrDefault("memory", ""),
            pods());
    return new Node(
        meta.of(Kind.NODE), addresses, cidrs, ready, kubeletVersion, meta.annotations(), state);
  }

  /// A quantity, which for pods is a plain number.
  private int pods() {
    String text = room.getOrDefault("pods", "");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private void field(JsonParser in, String field) throws IOException {
    meta.section(in, field, name -> spec(in, name), name -> status(in, name));
  }

  private void spec(JsonParser in, String field) throws IOException {
    switch (field) {
      case "podCIDR" -> podCidr = Json.text(in);
      case "podCIDRs" -> podCidrs = Json.list(in, Json::text);
      case "unschedulable" -> cordoned = Json.truth(in);
      case "taints" -> taints = Json.list(in, NodeReader::taint);
      default -> {}
    }
  }

  private void status(JsonParser in, String field) throws IOException {
    switch (field) {
      case "addresses" -> Json.array(in, () -> address(Json.texts(in)));
      case "conditions" -> Json.array(in, () -> condition(Json.texts(in)));
      case "allocatable" -> room = Json.texts(in);
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
    boolean holds = "True".equals(fields.get("status"));
    String type = fields.getOrDefault("type", "");
    if (type.equals("Ready")) {
      ready = holds;
    } else if (holds && TROUBLES.contains(type)) {
      pressures.add(type);
    }
  }

  private static String taint(JsonParser in) throws IOException {
    Map<String, String> fields = Json.texts(in);
    String value = fields.getOrDefault("value", "");
    String key = fields.getOrDefault("key", "");
    return (value.isEmpty() ? key : key + "=" + value) + ":" + fields.getOrDefault("effect", "");
  }
}
