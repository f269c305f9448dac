package dev.portolan.history;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What is looked for among kept results; what is empty says nothing.
///
/// @param text words that are all to be found, in any order
/// @param pod a pod as `namespace/name`, asked from or asked about
public record Search(String text, Set<CheckKind> kinds, Set<Outcome> outcomes, String pod) {
  public static final Search ALL = new Search("", Set.of(), Set.of(), "");

  public Search {
    kinds = Set.copyOf(kinds);
    outcomes = Set.copyOf(outcomes);
  }

  public Search with(String newText) {
    return new Search(newText, kinds, outcomes, pod);
  }

  public Search withKinds(Set<CheckKind> newKinds) {
    return new Search(text, newKinds, outcomes, pod);
  }

  public Search withOutcomes(Set<Outcome> newOutcomes) {
    return new Search(text, kinds, newOutcomes, pod);
  }

  public Search withPod(String newPod) {
    return new Search(text, kinds, outcomes, newPod);
  }

  public List<Row> of(List<Row> rows) {
    List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    return rows.stream().filter(r -> matches(r, words)).toList();
  }

  private boolean matches(Row row, List<String> words) {
    return (kinds.isEmpty() || kinds.contains(row.kind()))
        && (outcomes.isEmpty() || outcomes.contains(row.outcome()))
        && (pod.isEmpty() || row.about(pod))
        && words.stream().allMatch(row.words()::contains);
  }
}
