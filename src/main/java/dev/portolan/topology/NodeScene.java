package dev.portolan.topology;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.topology.Scene.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes scenes of where things run: a group for each node with the pods on it, and one for those
/// that run nowhere yet.
public final class NodeScene {
  private static final String ZONE = "topology.kubernetes.io/zone";
  private static final String OLD_ZONE = "failure-domain.beta.kubernetes.io/zone";

  private NodeScene() {}

  /// Where all pods of a topology run.
  ///
  /// @param zones whether the nodes of a zone are put together
  public static Scene of(ClusterSnapshot snapshot, Topology topology, boolean zones) {
    SortedMap<ObjectRef, Vertex> pods = new TreeMap<>();
    TreeMap<String, List<Vertex>> byNode = new TreeMap<>();
    snapshot.nodes().forEach(n -> byNode.put(n.name(), new ArrayList<>()));
    for (NamespaceGraph part : topology.parts().values()) {
      Surroundings around = part.around();
      List<Pod> all = new ArrayList<>(part.pods());
      all.sort(Comparator.comparing((Pod p) -> around.standing(p)).thenComparing(Pod::ref));
      for (Pod pod : all) {
        Vertex vertex = Vertex.of(pod);
        pods.put(pod.ref(), vertex);
        byNode.computeIfAbsent(pod.nodeName(), k -> new ArrayList<>()).add(vertex);
      }
    }
    TreeMap<String, List<Group>> byZone = new TreeMap<>();
    byNode.forEach(
        (name, on) -> {
          KubeObject node = snapshot.find(ObjectRef.node(name)).orElse(null);
          ObjectRef ref = name.isEmpty() ? Scene.made("node", "") : ObjectRef.node(name);
          String title = name.isEmpty() ? "Not on a node" : name;
          Group group = Scene.group(ref, title, node, List.of(), on);
          byZone
              .computeIfAbsent(node == null ? "" : zone(node.labels()), k -> new ArrayList<>())
              .add(group);
        });
    return new Scene(
        zones ? zones(byZone) : byZone.values().stream().flatMap(List::stream).toList(),
        pods,
        List.of(),
        Map.of());
  }

  private static List<Group> zones(SortedMap<String, List<Group>> byZone) {
    List<Group> zones = new ArrayList<>();
    byZone.forEach(
        (name, nodes) -> {
          String title = name.isEmpty() ? "No zone" : name;
          zones.add(Scene.group(Scene.made(Scene.ZONE, name), title, null, nodes, List.of()));
        });
    return zones;
  }

  private static String zone(Map<String, String> labels) {
    return labels.getOrDefault(ZONE, labels.getOrDefault(OLD_ZONE, ""));
  }
}
