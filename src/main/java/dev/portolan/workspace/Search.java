package dev.portolan.workspace;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Part;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Gateway;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The search over the chart. Every word must occur in what an object is called, in its addresses
/// or in one of its labels (`key=value`), in whatever case. It is asked at every key pressed and of
/// every chart drawn, so it makes no texts: replicas share their labels, which are looked at once.
final class Search {
  private final List<String> words;
  private final ClusterSnapshot snapshot;
  private final IdentityHashMap<Map<String, String>, BitSet> inLabels = new IdentityHashMap<>();

  private Search(List<String> words, ClusterSnapshot snapshot) {
    this.words = words;
    this.snapshot = snapshot;
  }

  /// @param before what was found on the chart before
  static Found matches(String text, Diagram diagram, ClusterSnapshot snapshot, Found before) {
    String folded = fold(text).strip();
    if (folded.isEmpty()) {
      return Found.NOTHING;
    }
    Search search = new Search(List.of(folded.split("\\s+")), snapshot);
    return before.next(folded, diagram.parts(), search::in);
  }

  private List<ObjectRef> in(Part part) {
    return part.boxes().stream().filter(this::finds).map(Box::ref).toList();
  }

  private boolean finds(Box box) {
    BitSet found = new BitSet(words.size());
    ObjectRef ref = box.ref();
    look(ref.kind().title(), found);
    look(ref.namespace(), found);
    look(ref.name(), found);
    look(box.title(), found);
    look(box.subtitle(), found);
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).contains("/") && fold(ref.path()).contains(words.get(i))) {
        found.set(i);
      }
    }
    if (found.cardinality() < words.size()) {
      snapshot.find(ref).ifPresent(o -> look(o, found));
    }
    return found.cardinality() == words.size();
  }

  private void look(KubeObject object, BitSet found) {
    found.or(inLabels.computeIfAbsent(object.labels(), this::labels));
    switch (object) {
      case Pod pod -> pod.ips().forEach(ip -> look(ip, found));
      case Service service -> service.clusterIps().forEach(ip -> look(ip, found));
      case Ingress ingress -> ingress.rules().forEach(r -> look(r.host(), found));
      case Gateway gateway -> gateway.listeners().forEach(l -> look(l.host(), found));
      case GatewayRoute route -> route.hosts().forEach(h -> look(h, found));
      default -> {}
    }
  }

  private BitSet labels(Map<String, String> labels) {
    BitSet found = new BitSet(words.size());
    labels.forEach((key, value) -> look(key + "=" + value, found));
    return found;
  }

  private void look(String text, BitSet found) {
    String folded = fold(text);
    for (int i = 0; i < words.size(); i++) {
      if (folded.contains(words.get(i))) {
        found.set(i);
      }
    }
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
