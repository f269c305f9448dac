package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Node;
import dev.portolan.model.Pod;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding.Lookup;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A name that did not resolve, asked of each pod of the cluster's DNS by itself: where one of them
/// knows it, it resolves at times, as the service of the DNS leads to this one or that.
final class Resolvers {
  private Resolvers() {}

  /// What there is to say where some of them answer and some do not.
  static Optional<Step> of(Chain chain, String name, CheckResult lookup) {
    if (!(lookup.request().question() instanceof Question.Dns)) {
      return Optional.empty();
    }
    Question each = new Question.Dns(Question.RecordType.A, true);
    CheckResult apart = chain.ask(each, new Target.HostTarget(name));
    List<Lookup> asked =
        apart.findings(Lookup.class).stream().filter(l -> !l.server().isEmpty()).toList();
    boolean known = asked.stream().anyMatch(l -> l.outcome() == Outcome.ANSWERED);
    List<Pod> silent =
        asked.stream()
            .filter(l -> l.outcome() == Outcome.TIMED_OUT || l.outcome() == Outcome.UNREACHABLE)
            .flatMap(l -> chain.ground().index().podByIp(l.server()).stream())
            .toList();
    return known && !silent.isEmpty()
        ? Optional.of(step(chain, asked, silent, List.of(lookup, apart)))
        : Optional.empty();
  }

  private static Step step(
      Chain chain, List<Lookup> asked, List<Pod> silent, List<CheckResult> made) {
    List<String> evidence = new ArrayList<>(List.of(Seen.line(made.getFirst())));
    asked.forEach(
        l ->
            evidence.add(
                "DNS %s at %s: %s".formatted(l.address(), l.server(), l.outcome().text())));
    Optional<Node> down = chain.ground().down(silent.getFirst());
    down.ifPresent(n -> evidence.add(n.name() + ": not ready"));
    String which =
        silent.stream()
            .map(p -> p.ref().path() + " on " + p.nodeName())
            .collect(Collectors.joining(", "));
    Cause cause =
        new Cause(
            Kind.DNS,
            "%d of %d pods of the cluster's DNS do not answer, so that names resolve at times only: %s."
                .formatted(silent.size(), asked.size(), which),
            evidence,
            Next.check("Ask each DNS server by itself", made.getLast().request()));
    Fix fix =
        down.map(n -> Fixes.describe(chain, n))
            .orElseGet(() -> Fixes.replace(chain, silent.getFirst()));
    return Step.remark(Stage.NAME, cause, fix).with(made);
  }
}
