package dev.portolan.cli;

import dev.portolan.history.Search;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Outcome;
import java.util.Set;
import picocli.CommandLine.Option;

/// The options that say which of the kept checks are meant.
final class FoundChecks {
  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only of these kinds: ${COMPLETION-CANDIDATES}.")
  private Set<CheckKind> kinds = Set.of();

  @Option(
      names = "--outcome",
      paramLabel = "OUTCOME",
      description = "Only with these outcomes: ${COMPLETION-CANDIDATES}.")
  private Set<Outcome> outcomes = Set.of();

  @Option(
      names = "--pod",
      paramLabel = "NS/POD",
      description = "Only those asked from this pod, or about it.")
  private String pod = "";

  @Option(
      names = "--find",
      paramLabel = "WORDS",
      description = "Only those with all these words in question, result or commands.")
  private String words = "";

  /// True when any of them was given.
  boolean given() {
    return !(kinds.isEmpty() && outcomes.isEmpty() && pod.isEmpty() && words.isEmpty());
  }

  Search search() {
    return new Search(words, kinds, outcomes, pod);
  }
}
