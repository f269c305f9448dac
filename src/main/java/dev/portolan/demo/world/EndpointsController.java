package dev.portolan.demo.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.store.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps endpoint slices and Endpoints as a real cluster's controllers do: from the services'
/// selectors and the pods' readiness.
public final class EndpointsController {
  private final ObjectStore store;
  private final Objects objects;

  EndpointsController(ObjectStore store, Objects objects) {
    this.store = store;
    this.objects = objects;
  }

  /// A controller of its own randomness, for a store that is already filled.
  public EndpointsController(ObjectStore store, long seed) {
    this(store, new Objects(seed, java.time.Instant.now()));
  }

  /// Brings the endpoints of a namespace's services up to date; what is right already stays
  /// untouched.
  public void reconcile(String namespace) {
    Map<String, List<JsonNode>> podsByLabel = new HashMap<>();
    Map<String, Stored> slices = new HashMap<>();
    boolean podsRead = false;
    for (Stored stored : store.list(Resource.ENDPOINT_SLICES, namespace).items()) {
      slices.put(stored.name(), stored);
    }
    for (Stored stored : store.list(Resource.SERVICES, namespace).items()) {
      JsonNode service = stored.tree();
      if (service.at("/spec/selector").isEmpty()) {
        continue;
      }
      if (!podsRead) {
        store.list(Resource.PODS, namespace).items().forEach(p -> index(p.tree(), podsByLabel));
        podsRead = true;
      }
      String first = label(service.at("/spec/selector").properties().iterator().next());
      List<JsonNode> selected =
          podsByLabel.getOrDefault(first, List.of()).stream()
              .filter(p -> selects(service, p))
              .toList();
      slice(service, selected, Optional.ofNullable(slices.get(sliceName(service))));
      legacy(service, selected);
    }
  }

  private static void index(JsonNode pod, Map<String, List<JsonNode>> byLabel) {
    for (Map.Entry<String, JsonNode> entry : pod.at("/metadata/labels").properties()) {
      byLabel.computeIfAbsent(label(entry), k -> new ArrayList<>()).add(pod);
    }
  }

  private static String label(Map.Entry<String, JsonNode> entry) {
    return entry.getKey() + "=" + entry.getValue().asText();
  }

  private void slice(JsonNode service, List<JsonNode> pods, Optional<Stored> existing) {
    ObjectNode slice =
        existing
            .map(Stored::tree)
            .orElseGet(() -> make(Resource.ENDPOINT_SLICES, service, sliceName(service)));
    ObjectNode before = slice.deepCopy();
    ObjectNode labels = slice.withObject("/metadata/labels");
    labels.put("kubernetes.io/service-name", name(service));
    labels.put("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io");
    slice.put("addressType", "IPv4");
    ArrayNode endpoints = slice.putArray("endpoints");
    for (JsonNode pod : pods) {
      ObjectNode row = endpoints.addObject();
      row.putArray("addresses").add(ip(pod));
      boolean ready = ready(pod) || publishesUnready(service);
      row.putObject("conditions")
          .put("ready", ready)
          .put("serving", ready)
          .put("terminating", false);
      target(row, pod);
      row.put("nodeName", pod.at("/spec/nodeName").asText());
    }
    ports(slice.putArray("ports"), service, pods);
    if (existing.isEmpty() || !slice.equals(before)) {
      store.put(slice);
    }
  }

  private void legacy(JsonNode service, List<JsonNode> pods) {
    Optional<Stored> existing =
        store.get(Resource.ENDPOINTS, service.at("/metadata/namespace").asText(), name(service));
    ObjectNode endpoints =
        existing
            .map(Stored::tree)
            .orElseGet(() -> make(Resource.ENDPOINTS, service, name(service)));
    ObjectNode before = endpoints.deepCopy();
    ObjectNode subset = endpoints.putArray("subsets").addObject();
    for (JsonNode pod : pods) {
      boolean ready = ready(pod) || publishesUnready(service);
      String key = ready ? "addresses" : "notReadyAddresses";
      ObjectNode row = subset.withArray("/" + key).addObject().put("ip", ip(pod));
      row.put("nodeName", pod.at("/spec/nodeName").asText());
      target(row, pod);
    }
    ports(subset.putArray("ports"), service, pods);
    if (pods.isEmpty()) {
      endpoints.remove("subsets");
    }
    if (existing.isEmpty() || !endpoints.equals(before)) {
      store.put(endpoints);
    }
  }

  private ObjectNode make(Resource resource, JsonNode service, String name) {
    return objects.object(
        resource, service.at("/metadata/namespace").asText(), name, new LinkedHashMap<>());
  }

  private static void ports(ArrayNode into, JsonNode service, List<JsonNode> pods) {
    for (JsonNode port : service.at("/spec/ports")) {
      int number = target(port, pods);
      if (number > 0) {
        into.addObject()
            .put("name", port.path("name").asText())
            .put("protocol", port.path("protocol").asText())
            .put("port", number);
      }
    }
  }

  private static int target(JsonNode port, List<JsonNode> pods) {
    JsonNode target = port.path("targetPort");
    if (target.isInt()) {
      return target.asInt();
    }
    for (JsonNode pod : pods) {
      for (JsonNode container : pod.at("/spec/containers")) {
        for (JsonNode declared : container.path("ports")) {
          if (declared.path("name").asText().equals(target.asText())) {
            return declared.path("containerPort").asInt();
          }
        }
      }
    }
    return 0;
  }

  private static void target(ObjectNode row, JsonNode pod) {
    row.putObject("targetRef")
        .put("kind", "Pod")
        .put("name", name(pod))
        .put("namespace", pod.at("/metadata/namespace").asText())
        .put("uid", pod.at("/metadata/uid").asText());
  }

  private static boolean selects(JsonNode service, JsonNode pod) {
    String phase = pod.at("/status/phase").asText();
    if (ip(pod).isEmpty() || phase.equals("Succeeded") || phase.equals("Failed")) {
      return false;
    }
    JsonNode labels = pod.at("/metadata/labels");
    for (Map.Entry<String, JsonNode> want : service.at("/spec/selector").properties()) {
      if (!want.getValue().equals(labels.get(want.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean ready(JsonNode pod) {
    for (JsonNode condition : pod.at("/status/conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition.path("status").asText().equals("True");
      }
    }
    return false;
  }

  private static boolean publishesUnready(JsonNode service) {
    return service.at("/spec/publishNotReadyAddresses").asBoolean(false);
  }

  private static String ip(JsonNode pod) {
    return pod.at("/status/podIP").asText("");
  }

  private static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  private static String sliceName(JsonNode service) {
    return name(service) + "-" + service.at("/metadata/uid").asText().substring(0, 5);
  }
}
