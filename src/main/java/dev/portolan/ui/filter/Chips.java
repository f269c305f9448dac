package dev.portolan.ui.filter;

import dev.portolan.model.Kind;
import dev.portolan.model.LabelQuery;
import dev.portolan.topology.Condition;
import dev.portolan.topology.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// A filter said in pieces, each of which can be taken away.
final class Chips {
  /// More names than these are counted.
  private static final int NAMED = 3;

  private Chips() {}

  /// One piece.
  ///
  /// @param what what it is about, such as `kind`
  /// @param without the filter that is left without it
  record Chip(String what, String value, Filter without) {
    String words() {
      return value.isEmpty() ? what : what + " " + value;
    }
  }

  static List<Chip> of(Filter filter) {
    List<Chip> chips = new ArrayList<>();
    if (filter.problems()) {
      chips.add(new Chip("problems only", "", filter.withProblems(false)));
    }
    if (filter.namespaces().size() > NAMED) {
      chips.add(
          new Chip(
              "namespace",
              "one of " + filter.namespaces().size(),
              filter.withNamespaces(Set.of())));
    } else {
      each("namespace", filter, filter.namespaces(), Filter::withNamespaces, chips);
    }
    if (!filter.kinds().isEmpty()) {
      String kinds = filter.kinds().stream().map(Kind::title).collect(Collectors.joining(", "));
      chips.add(new Chip("kind", kinds, filter.withKinds(Set.of())));
    }
    for (LabelQuery.Term term : filter.labels().terms()) {
      List<LabelQuery.Term> others = new ArrayList<>(filter.labels().terms());
      others.remove(term);
      chips.add(new Chip("label", term.toString(), filter.withLabels(new LabelQuery(others))));
    }
    each("name", filter, filter.names(), Filter::withNames, chips);
    each("node", filter, filter.nodes(), Filter::withNodes, chips);
    if (!filter.health().isEmpty()) {
      String health = filter.health().stream().map(Chips::health).collect(Collectors.joining(", "));
      chips.add(new Chip("health", health, filter.withHealth(Set.of())));
    }
    return chips;
  }

  private static void each(
      String what,
      Filter filter,
      Set<String> values,
      BiFunction<Filter, Collection<String>, Filter> with,
      List<Chip> chips) {
    for (String value : values) {
      Set<String> others = new TreeSet<>(values);
      others.remove(value);
      chips.add(new Chip(what, value, with.apply(filter, others)));
    }
  }

  /// A condition in words.
  static String health(Condition condition) {
    return switch (condition) {
      case GOOD -> "well";
      case WARN -> "impaired";
      case BAD -> "broken";
      case IDLE -> "ended or unknown";
    };
  }
}
