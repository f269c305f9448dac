package dev.portolan.workspace;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Ingress;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import java.util.List;
import java.util.Locale;

/// The search over the chart. Every word must occur in what an object is called, in its addresses
/// or in one of its labels (`key=value`), in whatever case.
final class Search {
  private Search() {}

  static List<ObjectRef> matches(String text, Diagram diagram, ClusterSnapshot snapshot) {
    List<String> words = List.of(fold(text).strip().split("\\s+"));
    if (words.equals(List.of(""))) {
      return List.of();
    }
    return diagram.boxes().stream()
        .filter(b -> matches(words, describe(b, snapshot)))
        .map(Box::ref)
        .toList();
  }

  private static boolean matches(List<String> words, String description) {
    return words.stream().allMatch(description::contains);
  }

  private static String describe(Box box, ClusterSnapshot snapshot) {
    StringBuilder all = new StringBuilder(128);
    all.append(box.ref().kind().title()).append('\n').append(box.ref().path()).append('\n');
    all.append(box.title()).append('\n').append(box.subtitle()).append('\n');
    snapshot.find(box.ref()).ifPresent(o -> describe(o, all));
    return fold(all.toString());
  }

  private static void describe(KubeObject object, StringBuilder all) {
    object.labels().forEach((k, v) -> all.append(k).append('=').append(v).append('\n'));
    switch (object) {
      case Pod pod -> pod.ips().forEach(ip -> all.append(ip).append('\n'));
      case Service service -> service.clusterIps().forEach(ip -> all.append(ip).append('\n'));
      case Ingress ingress -> ingress.rules().forEach(r -> all.append(r.host()).append('\n'));
      default -> {}
    }
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
