package dev.portolan.demo.store;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a pod as a skeleton and values.
final class TextMaker {
  /// What differs between the pods of one workload; list indexes are left out.
  private static final Branch SLOTS =
      Branch.of(
          List.of("metadata", "name"),
          List.of("metadata", "uid"),
          List.of("metadata", "resourceVersion"),
          List.of("metadata", "creationTimestamp"),
          List.of("metadata", "deletionTimestamp"),
          List.of("metadata", "labels", "demo.portolan.dev/changed-at"),
          List.of("metadata", "labels", "statefulset.kubernetes.io/pod-name"),
          List.of("metadata", "labels", "apps.kubernetes.io/pod-index"),
          List.of("metadata", "managedFields", "time"),
          List.of("spec", "nodeName"),
          List.of("spec", "hostname"),
          List.of("status", "hostIP"),
          List.of("status", "hostIPs", "ip"),
          List.of("status", "podIP"),
          List.of("status", "podIPs", "ip"),
          List.of("status", "startTime"),
          List.of("status", "conditions", "lastTransitionTime"),
          List.of("status", "containerStatuses", "containerID"),
          List.of("status", "containerStatuses", "state", "running", "startedAt"));

  private final ByteArrayOutputStream text = new ByteArrayOutputStream(5000);
  private final ByteArrayOutputStream values = new ByteArrayOutputStream(600);
  private final List<Integer> gaps = new ArrayList<>();
  private final List<String> slots = new ArrayList<>();
  private final Map<String, Integer> uses = new HashMap<>();

  private TextMaker() {}

  /// A node of the tree of slots.
  private record Branch(String path, Map<String, Branch> below) {
    static Branch of(List<?>... paths) {
      Branch root = new Branch("", new HashMap<>());
      for (List<?> path : paths) {
        Branch at = root;
        for (Object step : path) {
          String name = step.toString();
          String below = at.path.isEmpty() ? name : at.path + "." + name;
          at = at.below.computeIfAbsent(name, n -> new Branch(below, new HashMap<>()));
        }
      }
      return root;
    }

    boolean slot() {
      return below.isEmpty();
    }
  }

  static Text of(ObjectNode pod) {
    TextMaker maker = new TextMaker();
    maker.write(pod, SLOTS);
    int[] gaps = maker.gaps.stream().mapToInt(Integer::intValue).toArray();
    return new Text(
        new Skeleton(maker.text.toByteArray(), gaps, maker.slots), maker.values.toByteArray());
  }

  private void write(JsonNode node, @Nullable Branch branch) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        char before = '{';
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          text.write(before);
          before = ',';
          quoted(field.getKey());
          text.write(':');
          write(field.getValue(), branch == null ? null : branch.below.get(field.getKey()));
        }
        ascii(before == '{' ? "{}" : "}");
      }
      case ARRAY -> {
        char before = '[';
        for (JsonNode row : node) {
          text.write(before);
          before = ',';
          write(row, branch);
        }
        ascii(before == '[' ? "[]" : "]");
      }
      case STRING -> {
        if (branch != null && branch.slot()) {
          value(node.asText(), branch.path);
        } else {
          quoted(node.asText());
        }
      }
      default -> ascii(node.toString());
    }
  }

  private void value(String value, String path) {
    text.write('"');
    gaps.add(text.size());
    text.write('"');
    int use = uses.merge(path, 1, Integer::sum);
    slots.add(use == 1 ? path : path + "#" + (use - 1));
    values.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(value));
    values.write(0);
  }

  private void quoted(String value) {
    text.write('"');
    text.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(value));
    text.write('"');
  }

  private void ascii(String token) {
    text.writeBytes(token.getBytes(StandardCharsets.UTF_8));
  }
}
