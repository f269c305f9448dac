package dev.portolan.demo.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.store.Stored;
import dev.portolan.demo.world.Backend.Fate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps endpoint slices and Endpoints as a real cluster's controllers do: from the services'
/// selectors and the pods' readiness.
public final class EndpointsController {
  private static final String LEADER = "endpointslice-controller.k8s.io";

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
    reconcile(
        namespace, store.list(Resource.PODS, namespace).items().stream().map(Backend::of).toList());
  }

  /// The same with the namespace's pods as known.
  void reconcile(String namespace, List<Backend> pods) {
    Map<String, List<Backend>> podsByLabel = new HashMap<>();
    for (Backend pod : pods) {
      pod.labels()
          .forEach(
              (key, value) ->
                  podsByLabel.computeIfAbsent(key + "=" + value, k -> new ArrayList<>()).add(pod));
    }
    for (Stored stored : store.list(Resource.SERVICES, namespace).items()) {
      JsonNode service = stored.tree();
      JsonNode selector = service.at("/spec/selector");
      if (!selector.isEmpty()) {
        Map.Entry<String, JsonNode> first = selector.properties().iterator().next();
        String label = first.getKey() + "=" + first.getValue().asText();
        reconcile(service, podsByLabel.getOrDefault(label, List.of()));
      }
    }
  }

  /// Brings one service's endpoints up to date.
  ///
  /// @param pods those among which are all that it selects
  void reconcile(JsonNode service, List<Backend> pods) {
    List<Backend> selected = pods.stream().filter(p -> selects(service, p)).toList();
    slice(service, selected);
    legacy(service, selected);
  }

  private void slice(JsonNode service, List<Backend> pods) {
    Optional<Stored> existing =
        store.get(Resource.ENDPOINT_SLICES, namespace(service), sliceName(service));
    ObjectNode slice =
        existing
            .map(Stored::tree)
            .orElseGet(() -> make(Resource.ENDPOINT_SLICES, service, sliceName(service)));
    ObjectNode before = slice.deepCopy();
    ObjectNode labels = slice.withObject("/metadata/labels");
    labels.put("kubernetes.io/service-name", name(service));
    labels.put("endpointslice.kubernetes.io/managed-by", LEADER);
    slice.put("addressType", "IPv4");
    ArrayNode endpoints = slice.putArray("endpoints");
    for (Backend pod : pods) {
      ObjectNode row = endpoints.addObject();
      row.putArray("addresses").add(pod.ip());
      boolean ready = ready(service, pod);
      row.putObject("conditions")
          .put("ready", ready)
          .put("serving", ready)
          .put("terminating", false);
      target(row, pod);
      row.put("nodeName", pod.node());
    }
    ports(slice.putArray("ports"), service, pods);
    if (existing.isEmpty() || !slice.equals(before)) {
      store.put(slice);
    }
  }

  private void legacy(JsonNode service, List<Backend> pods) {
    Optional<Stored> existing = store.get(Resource.ENDPOINTS, namespace(service), name(service));
    ObjectNode endpoints =
        existing
            .map(Stored::tree)
            .orElseGet(() -> make(Resource.ENDPOINTS, service, name(service)));
    ObjectNode before = endpoints.deepCopy();
    ObjectNode subset = endpoints.putArray("subsets").addObject();
    for (Backend pod : pods) {
      String key = ready(service, pod) ? "addresses" : "notReadyAddresses";
      ObjectNode row = subset.withArray("/" + key).addObject().put("ip", pod.ip());
      row.put("nodeName", pod.node());
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
    return objects.object(resource, namespace(service), name, new LinkedHashMap<>());
  }

  private static void ports(ArrayNode into, JsonNode service, List<Backend> pods) {
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

  private static int target(JsonNode port, List<Backend> pods) {
    JsonNode target = port.path("targetPort");
    if (target.isInt()) {
      return target.asInt();
    }
    for (Backend pod : pods) {
      Integer declared = pod.ports().get(target.asText());
      if (declared != null) {
        return declared;
      }
    }
    return 0;
  }

  private static void target(ObjectNode row, Backend pod) {
    row.putObject("targetRef")
        .put("kind", "Pod")
        .put("name", pod.pod().name())
        .put("namespace", pod.pod().namespace())
        .put("uid", pod.uid());
  }

  private static boolean selects(JsonNode service, Backend pod) {
    if (pod.ip().isEmpty() || pod.fate() == Fate.ENDED) {
      return false;
    }
    for (Map.Entry<String, JsonNode> want : service.at("/spec/selector").properties()) {
      if (!want.getValue().asText().equals(pod.labels().get(want.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean ready(JsonNode service, Backend pod) {
    return pod.fate() == Fate.READY
        || service.at("/spec/publishNotReadyAddresses").asBoolean(false);
  }

  private static String namespace(JsonNode object) {
    return object.at("/metadata/namespace").asText();
  }

  private static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  private static String sliceName(JsonNode service) {
    return name(service) + "-" + service.at("/metadata/uid").asText().substring(0, 5);
  }
}
