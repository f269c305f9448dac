package dev.portolan.demo.net;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.demo.store.Json;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.store.Stored;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.ContainerRef;
import java.util.List;

/// The network between the simulated pods.
public final class SimNetwork {
  private static final double NEAR_MILLIS = 0.08;

  private final ObjectStore store;

  public SimNetwork(ObjectStore store) {
    this.store = store;
  }

  /// The image of a container.
  public String image(ContainerRef ref) {
    return container(ref).path("image").asText("");
  }

  /// True for a container without capabilities.
  public boolean restricted(ContainerRef ref) {
    return container(ref).at("/securityContext/capabilities/drop").toString().contains("ALL");
  }

  public String hostname(ObjectRef pod) {
    return pod.name();
  }

  public String resolvConf(ObjectRef pod) {
    return "search %s.svc.cluster.local svc.cluster.local cluster.local\n"
            .formatted(pod.namespace())
        + "nameserver 10.96.0.10\noptions ndots:5\n";
  }

  public Lookup lookup(ObjectRef from, String name) {
    return name.matches("[0-9.]+") ? new Lookup.Found(name, List.of(name)) : new Lookup.Unknown();
  }

  public Reply ping(ObjectRef from, String ip) {
    for (Stored stored : store.list(Resource.PODS, "").items()) {
      if (stored.tree().at("/status/podIP").asText().equals(ip)) {
        return new Reply(Fate.ANSWERED, ip, NEAR_MILLIS, 62);
      }
    }
    return Reply.SILENCE;
  }

  private JsonNode container(ContainerRef ref) {
    JsonNode pod =
        store
            .get(Resource.PODS, ref.namespace(), ref.pod())
            .map(Stored::tree)
            .orElseGet(Json::object);
    for (JsonNode container : pod.at("/spec/containers")) {
      if (container.path("name").asText().equals(ref.container())) {
        return container;
      }
    }
    return Json.object();
  }
}
