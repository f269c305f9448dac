package dev.portolan.topology;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Grants;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes the topology of a snapshot, a part for each namespace; those in which nothing changed are
/// taken over from the topology before.
public final class TopologyBuilder {
  private TopologyBuilder() {}

  /// The graph of a snapshot, made from nothing.
  ///
  /// @param filter what is shown
  public static Topology build(ClusterSnapshot snapshot, Filter filter) {
    return next(snapshot, filter, null);
  }

  /// The same, with what is still good of an earlier one.
  public static Topology next(
      ClusterSnapshot snapshot, Filter filter, @Nullable Topology previous) {
    Topology before = previous == null ? Topology.NONE : previous;
    Split split = before.split().next(snapshot);
    Addresses addresses = before.addresses().next(split);
    TreeMap<String, NamespaceGraph> parts = new TreeMap<>();
    Overall overall = new Overall(Guards.overall(snapshot), Grants.in(snapshot));
    for (String name : names(snapshot, split)) {
      if (filter.namespaces().isEmpty() || filter.namespaces().contains(name)) {
        NamespaceGraph had = before.sifting().whole(name);
        parts.put(name, part(split, split.namespace(name), addresses, overall, had));
      }
    }
    return new Topology(split, addresses, before.sifting().next(filter, parts));
  }

  /// Namespaces that were listed, those that are only known from what lives in them, and those that
  /// were asked for by name: if nothing of one may be seen, that is to be seen.
  private static Set<String> names(ClusterSnapshot snapshot, Split split) {
    Set<String> names = new TreeSet<>();
    if (snapshot.coverage(Kind.POD) instanceof Coverage.Scoped read) {
      names.addAll(read.namespaces().keySet());
    }
    names.addAll(split.listed().keySet());
    for (Holdings holdings : split.namespaces().values()) {
      if (holdings.shown()) {
        names.add(holdings.name());
      }
    }
    return names;
  }

  /// What tells of the things in every namespace, and stands in none or in others.
  private record Overall(List<KubeObject> guards, Grants grants) {}

  private static NamespaceGraph part(
      Split split,
      Holdings holdings,
      Addresses addresses,
      Overall overall,
      @Nullable NamespaceGraph before) {
    ClusterSnapshot snapshot = split.source();
    Known known = Known.in(snapshot, holdings.name());
    Map<String, ObjectRef> answers = addresses.answers(holdings);
    KubeObject self = split.listed().get(holdings.name());
    if (before != null
        && same(before.holdings(), holdings)
        && Same.one(before.self().object(), self)
        && before.grounds().known().equals(known)
        && Holdings.same(before.grounds().guards().overall(), overall.guards())
        && (!holdings.routed() || before.grounds().grants().equals(overall.grants()))
        && before.grounds().addresses().equals(answers)) {
      return before;
    }
    Guards guards = Guards.of(holdings, overall.guards(), self);
    GraphMaker.Site site = new GraphMaker.Site(holdings, self, known, guards, overall.grants());
    return GraphMaker.make(site, answers, before);
  }

  private static boolean same(Holdings a, Holdings b) {
    return Same.one(a, b) || (a.objects().isEmpty() && b.objects().isEmpty());
  }
}
