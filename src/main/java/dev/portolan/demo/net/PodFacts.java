package dev.portolan.demo.net;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.demo.store.Stored;
import dev.portolan.demo.world.SimulationNotes;
import dev.portolan.model.Container;
import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.Kind;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A pod, and what the simulation knows of it beyond what the API tells: annotations say what it
/// really listens on, and whether it swallows packets.
///
/// @param blackHole it drops every packet, and stays Ready
/// @param strict its sidecar resets the connections of callers without one
/// @param mtu the largest packet that gets to it, in bytes
/// @param restricted its containers have no capabilities
/// @param tcp the ports that it listens on
/// @param unprivileged the debug containers that have no capabilities either
record PodFacts(
    Pod pod,
    boolean blackHole,
    boolean strict,
    int mtu,
    boolean restricted,
    Set<Integer> tcp,
    Set<String> unprivileged) {
  /// What an Ethernet carries.
  static final int USUAL_MTU = 1_500;

  PodFacts {
    tcp = Set.copyOf(tcp);
    unprivileged = Set.copyOf(unprivileged);
  }

  static PodFacts read(Stored stored) {
    JsonNode tree = stored.tree();
    JsonNode annotations = tree.at("/metadata/annotations");
    Pod pod = pod(stored, tree);
    return new PodFacts(
        pod,
        annotations.path(SimulationNotes.BEHAVIOUR).asText().equals("black-hole"),
        annotations.path(SimulationNotes.BEHAVIOUR).asText().equals("strict-mtls"),
        annotations.path(SimulationNotes.MTU).asInt(USUAL_MTU),
        tree.at("/spec/containers/0/securityContext/capabilities").has("drop"),
        tcp(annotations, pod),
        unprivileged(tree));
  }

  private static Set<String> unprivileged(JsonNode tree) {
    Set<String> names = new HashSet<>();
    for (JsonNode debug : tree.at("/spec/ephemeralContainers")) {
      if (debug.at("/securityContext/capabilities").has("drop")) {
        names.add(debug.path("name").asText());
      }
    }
    return names;
  }

  /// In the simulated mesh.
  boolean meshed() {
    return pod.container("istio-proxy").isPresent();
  }

  /// True where commands have no capabilities.
  boolean restricted(String container) {
    boolean debug =
        pod.container(container).filter(c -> c.role() == Container.Role.EPHEMERAL).isPresent();
    return debug ? unprivileged.contains(container) : restricted;
  }

  private static Set<Integer> tcp(JsonNode annotations, Pod pod) {
    Set<Integer> ports = new HashSet<>();
    if (annotations.has(SimulationNotes.LISTENS)) {
      for (String port : annotations.path(SimulationNotes.LISTENS).asText().split(",", -1)) {
        ports.add(Integer.parseInt(port.strip()));
      }
      return ports;
    }
    for (Container container : pod.containers()) {
      for (ContainerPort port : container.ports()) {
        if (container.running() && port.protocol() == Protocol.TCP) {
          ports.add(port.port());
        }
      }
    }
    return ports;
  }

  private static Pod pod(Stored stored, JsonNode tree) {
    JsonNode status = tree.path("status");
    boolean ready = false;
    for (JsonNode condition : status.path("conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        ready = condition.path("status").asText().equals("True");
      }
    }
    String phase = status.path("phase").asText("Unknown").toUpperCase(Locale.ROOT);
    return new Pod(
        Read.meta(Kind.POD, stored, tree),
        tree.at("/spec/nodeName").asText(""),
        Read.list(status.path("podIPs"), ip -> ip.path("ip").asText()),
        tree.at("/spec/hostNetwork").asBoolean(false),
        Pod.Phase.valueOf(phase),
        new Pod.Health(ready, ""),
        containers(tree, status));
  }

  private static List<Container> containers(JsonNode tree, JsonNode status) {
    List<Container> all = new ArrayList<>();
    all.addAll(
        Read.list(tree.at("/spec/containers"), c -> container(c, status, Container.Role.MAIN)));
    all.addAll(
        Read.list(
            tree.at("/spec/ephemeralContainers"),
            c -> container(c, status, Container.Role.EPHEMERAL)));
    return all;
  }

  private static Container container(JsonNode container, JsonNode status, Container.Role role) {
    String name = container.path("name").asText();
    boolean running = false;
    boolean debug = role == Container.Role.EPHEMERAL;
    String list = debug ? "ephemeralContainerStatuses" : "containerStatuses";
    for (JsonNode row : status.path(list)) {
      running |= row.path("name").asText().equals(name) && row.path("state").has("running");
    }
    List<ContainerPort> ports =
        Read.list(
            container.path("ports"),
            p ->
                new ContainerPort(
                    p.path("name").asText(""),
                    Read.protocol(p),
                    p.path("containerPort").asInt(),
                    p.path("hostPort").asInt(0)));
    Container.Status state = running ? Container.Status.RUNNING : Container.Status.UNKNOWN;
    String image = container.path("image").asText();
    return new Container(name, role, image, "", ports, state, "");
  }
}
