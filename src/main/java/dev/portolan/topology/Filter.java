package dev.portolan.topology;

import dev.portolan.model.Kind;
import dev.portolan.model.LabelQuery;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// What of a cluster is on the map. All that is said must hold; an empty set says nothing.
///
/// @param namespaces the namespaces shown
/// @param kinds the kinds shown; a workload's pods go with its kind
/// @param labels the labels that things have
/// @param names patterns of names, `*` and `?` standing for any text and any character; a
///   workload's pods go with its name
/// @param nodes patterns of the names of nodes on which pods run
/// @param health how things are
/// @param problems true for what the table of problems says something of, and what belongs with it:
///   who sends it traffic, where it sends its own
public record Filter(
    Set<String> namespaces,
    Set<Kind> kinds,
    LabelQuery labels,
    Set<String> names,
    Set<String> nodes,
    Set<Condition> health,
    boolean problems) {
  /// The most that is kept of one kind of condition.
  public static final int MOST = 1000;

  public static final Filter ALL =
      new Filter(Set.of(), Set.of(), LabelQuery.EVERYTHING, Set.of(), Set.of(), Set.of(), false);

  public Filter {
    namespaces = sorted(namespaces);
    kinds = sorted(kinds);
    names = sorted(names);
    nodes = sorted(nodes);
    health = sorted(health);
  }

  private static <T extends Comparable<T>> Set<T> sorted(Collection<T> items) {
    TreeSet<T> kept = new TreeSet<>();
    items.stream().sorted().limit(MOST).forEach(kept::add);
    return Collections.unmodifiableSet(kept);
  }

  public Filter withNamespaces(Collection<String> are) {
    return new Filter(Set.copyOf(are), kinds, labels, names, nodes, health, problems);
  }

  public Filter withKinds(Collection<Kind> are) {
    return new Filter(namespaces, Set.copyOf(are), labels, names, nodes, health, problems);
  }

  public Filter withLabels(LabelQuery are) {
    return new Filter(namespaces, kinds, are, names, nodes, health, problems);
  }

  public Filter withNames(Collection<String> are) {
    return new Filter(namespaces, kinds, labels, Set.copyOf(are), nodes, health, problems);
  }

  public Filter withNodes(Collection<String> are) {
    return new Filter(namespaces, kinds, labels, names, Set.copyOf(are), health, problems);
  }

  public Filter withHealth(Collection<Condition> are) {
    return new Filter(namespaces, kinds, labels, names, nodes, Set.copyOf(are), problems);
  }

  public Filter withProblems(boolean only) {
    return new Filter(namespaces, kinds, labels, names, nodes, health, only);
  }

  /// True when nothing is left out.
  public boolean all() {
    return equals(ALL);
  }

  /// True when whole namespaces are chosen and nothing else.
  public boolean ofNamespaces() {
    return withNamespaces(Set.of()).all();
  }
}
