package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Explains why a pod that no policy shields did not answer.
final class PodCauses {
  private final Ground ground;

  PodCauses(Ground ground) {
    this.ground = ground;
  }

  List<Cause> of(Edge edge, Pod target) {
    List<Cause> causes = new ArrayList<>();
    notReady(target).ifPresent(causes::add);
    mesh(edge, target).ifPresent(causes::add);
    if (edge.finding().outcome() == Outcome.REFUSED) {
      causes.add(nobodyListens(edge, target));
    } else {
      causes.add(silent(edge, target));
    }
    return causes;
  }

  private Optional<Cause> notReady(Pod target) {
    if (target.ready()) {
      return Optional.empty();
    }
    return Optional.of(
        new Cause(
            Kind.NOT_READY,
            target.ref().path() + " is not ready (" + target.statusText() + ").",
            target.containers().stream()
                .filter(c -> !c.status().ready())
                .map(c -> c.name() + ": " + (c.reason().isEmpty() ? "not ready" : c.reason()))
                .toList(),
            Next.command(
                "See its conditions and events",
                Kubectl.describe(ground.context(), target.ref()))));
  }

  private static Optional<Cause> mesh(Edge edge, Pod target) {
    Pod source = edge.source();
    boolean one = source != null && Ground.meshed(target) && !Ground.meshed(source);
    CheckRequest request = edge.request();
    return one
        ? Optional.of(
            new Cause(
                Kind.MESH,
                "The target is in a service mesh and the caller is not: a mesh that insists on its"
                    + " own TLS (mTLS) turns plain connections away.",
                List.of(target.ref().path() + " has a mesh's sidecar, the caller has none"),
                Next.check(
                    "Shake hands by TLS to see who answers",
                    new CheckRequest(
                        new Question.Tls(edge.port(), ""),
                        request.from(),
                        request.to(),
                        request.timeLimit()))))
        : Optional.empty();
  }

  private Cause nobodyListens(Edge edge, Pod target) {
    String declared =
        target.servingContainers().stream()
            .flatMap(c -> c.ports().stream())
            .filter(p -> p.protocol() == Protocol.TCP)
            .map(p -> Integer.toString(p.port()))
            .distinct()
            .collect(Collectors.joining(", "));
    String evidence =
        declared.isEmpty() ? "it declares no port" : "the ports that it declares: " + declared;
    return new Cause(
        Kind.NOBODY_LISTENS,
        "The way is open, and nothing listens on port "
            + edge.port()
            + " of "
            + target.ref().path()
            + ", or only on 127.0.0.1.",
        List.of(
            "the pod's own address refused it, so no policy and no firewall dropped it", evidence),
        Next.command(
            "See what the program says",
            Kubectl.logs(ground.context(), ClosedCauses.container(target))));
  }

  private static Cause silent(Edge edge, Pod target) {
    Pod source = edge.source();
    boolean near = source != null && source.nodeName().equals(target.nodeName());
    CheckRequest request = edge.request();
    CheckRequest trace =
        new CheckRequest(
            Question.Traceroute.PLAIN.at(edge.port()),
            request.from(),
            request.to(),
            request.timeLimit());
    String nodes =
        source == null
            ? "it runs on " + target.nodeName()
            : near
                ? "both run on " + target.nodeName()
                : "from " + source.nodeName() + " to " + target.nodeName();
    return new Cause(
        near ? Kind.SILENT_POD : Kind.NODE_FIREWALL,
        near
            ? target.ref().path() + " drops it, or the plugin on its node does."
            : "Something between the nodes drops it (the plugin's tunnel or routes, a firewall), or "
                + target.ref().path()
                + " itself does.",
        List.of(nodes),
        Next.check("Trace the way to see how far it gets", trace));
  }
}
