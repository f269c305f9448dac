package dev.portolan.ui.filter;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.LabelCompletion;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;

/// The words that a cluster's filter can be made of: its labels, its nodes.
///
/// @param labels the values of each label
/// @param nodes their names
record Vocabulary(SortedMap<String, SortedSet<String>> labels, List<String> nodes) {
  static final Vocabulary NONE = new Vocabulary(Collections.emptySortedMap(), List.of());

  private static final int MOST = 50;

  /// Replicas share their labels, which are looked at once.
  static Vocabulary of(ClusterSnapshot snapshot) {
    Set<Map<String, String>> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Kind kind : FilterForm.KINDS) {
      snapshot.shelf(kind).values().forEach(o -> distinct.add(o.labels()));
    }
    return new Vocabulary(
        LabelCompletion.vocabulary(distinct),
        snapshot.nodes().stream().map(KubeObject::name).toList());
  }

  LabelCompletion label(String line) {
    return LabelCompletion.of(line, labels);
  }

  /// Names of nodes that hold what is typed after the last comma.
  LabelCompletion node(String line) {
    int from = line.lastIndexOf(',') + 1;
    while (from < line.length() && line.charAt(from) == ' ') {
      from++;
    }
    String word = line.substring(from).toLowerCase(Locale.ROOT);
    Stream<String> fit = nodes.stream().filter(n -> n.contains(word) && !n.equals(word));
    return new LabelCompletion(from, fit.limit(MOST).toList());
  }
}
