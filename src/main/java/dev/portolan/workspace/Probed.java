package dev.portolan.workspace;

import dev.portolan.model.ObjectRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import dev.portolan.topology.Link;
import dev.portolan.topology.Relation;
import dev.portolan.workspace.Checks.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was probed, as links between pods and what they reached for.
final class Probed {
  private Probed() {}

  /// One link for each pair, of the newest check that came to an end.
  ///
  /// @param runs newest first
  static List<Link> links(List<Run> runs) {
    Map<List<ObjectRef>, Link> newest = new LinkedHashMap<>();
    for (Run run : runs) {
      ObjectRef to = object(run.request().to());
      if (to != null && run.result() != null) {
        ObjectRef from = run.request().from().podRef();
        Outcome outcome = run.result().outcome();
        newest.putIfAbsent(
            List.of(from, to),
            new Link(
                Relation.PROBED,
                from,
                to,
                outcome == Outcome.ANSWERED,
                run.kind().verb() + " " + outcome.text()));
      }
    }
    return List.copyOf(newest.values());
  }

  /// The newest finished runs from or to a thing, one for each other end.
  static List<Run> of(ObjectRef ref, List<Run> runs) {
    return links(runs).stream()
        .filter(link -> link.from().equals(ref) || link.to().equals(ref))
        .flatMap(link -> runs.stream().filter(run -> made(run, link)).limit(1))
        .toList();
  }

  private static boolean made(Run run, Link link) {
    return run.result() != null
        && run.request().from().podRef().equals(link.from())
        && link.to().equals(object(run.request().to()));
  }

  private static @Nullable ObjectRef object(Target target) {
    return switch (target) {
      case Target.PodTarget t -> t.pod();
      case Target.ServiceTarget t -> t.service();
      case Target.IngressTarget t -> t.ingress();
      case Target.HostTarget t -> null;
    };
  }
}
