package dev.portolan.demo.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.demo.store.Stored;
import java.util.HashMap;
import java.util.Map;

/// What services need to know of a pod.
///
/// @param ports the declared ones with a name
record Backend(
    Stored pod,
    String uid,
    String ip,
    String node,
    Map<String, String> labels,
    Map<String, Integer> ports,
    Fate fate) {
  /// How a pod fares.
  enum Fate {
    READY,
    UNREADY,
    ENDED
  }

  Backend {
    labels = Map.copyOf(labels);
    ports = Map.copyOf(ports);
  }

  static Backend of(Stored stored) {
    JsonNode pod = stored.tree();
    Map<String, String> labels = new HashMap<>();
    pod.at("/metadata/labels")
        .properties()
        .forEach(e -> labels.put(e.getKey(), e.getValue().asText()));
    Map<String, Integer> ports = new HashMap<>();
    for (JsonNode container : pod.at("/spec/containers")) {
      for (JsonNode port : container.path("ports")) {
        ports.putIfAbsent(port.path("name").asText(""), port.path("containerPort").asInt());
      }
    }
    return new Backend(
        stored,
        pod.at("/metadata/uid").asText(),
        pod.at("/status/podIP").asText(""),
        pod.at("/spec/nodeName").asText(""),
        labels,
        ports,
        fate(pod));
  }

  /// The same for a pod of the same template.
  Backend like(Stored other, String itsUid, Objects.Place place) {
    return new Backend(other, itsUid, place.ip(), place.node(), labels, ports, fate);
  }

  private static Fate fate(JsonNode pod) {
    String phase = pod.at("/status/phase").asText();
    if (phase.equals("Succeeded") || phase.equals("Failed")) {
      return Fate.ENDED;
    }
    for (JsonNode condition : pod.at("/status/conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition.path("status").asText().equals("True") ? Fate.READY : Fate.UNREADY;
      }
    }
    return Fate.UNREADY;
  }
}
