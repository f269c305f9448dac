package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.plugin.Enforcement;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Explains what was let through although the policies deny it.
final class OpenCauses {
  private final Ground ground;

  OpenCauses(Ground ground) {
    this.ground = ground;
  }

  /// The likeliest first; never empty.
  List<Cause> of(Edge edge) {
    List<Cause> causes = new ArrayList<>();
    enforcement().ifPresent(causes::add);
    hostNetwork(edge).ifPresent(causes::add);
    Freshness.of(edge).ifPresent(causes::add);
    nodeLocal(edge).ifPresent(causes::add);
    if (causes.isEmpty()) {
      causes.add(unexplained(edge));
    }
    return causes;
  }

  private Optional<Cause> enforcement() {
    Enforcement enforcement = ground.plugin().enforcement();
    if (enforcement == Enforcement.ENFORCED) {
      return Optional.empty();
    }
    List<String> evidence =
        ground.plugin().found().stream()
            .map(f -> f.plugin().title() + ": " + f.evidence())
            .toList();
    String sentence =
        enforcement == Enforcement.NOT_ENFORCED
            ? "Policies exist, and nothing enforces them: " + ground.plugin().why() + "."
            : "Nothing is known to enforce the policies: " + ground.plugin().why() + ".";
    return Optional.of(
        new Cause(
            Kind.NOTHING_ENFORCES,
            sentence,
            evidence,
            Next.command(
                "See which network plugin runs", ground.kubectl("get", "daemonsets", "-A"))));
  }

  /// hostNetwork pods share their node's address, to which most plugins apply no pod policy.
  private static Optional<Cause> hostNetwork(Edge edge) {
    List<String> evidence = new ArrayList<>();
    for (Pod pod : new Pod[] {edge.source(), edge.target()}) {
      if (pod != null && pod.hostNetwork()) {
        evidence.add(pod.ref().path() + " has hostNetwork, its address is its node's");
      }
    }
    return evidence.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Cause(
                Kind.HOST_NETWORK,
                "One end is on its node's own network, which most plugins do not police.",
                evidence,
                Next.check("Ask again", edge.request())));
  }

  /// Traffic between a pod and its own node is always allowed; some plugins also miss what stays
  /// within one node.
  private Optional<Cause> nodeLocal(Edge edge) {
    Pod source = edge.source();
    Pod target = edge.target();
    if (source == null || target == null || !source.nodeName().equals(target.nodeName())) {
      return Optional.empty();
    }
    String words = "Ask from a pod on another node";
    Next next =
        elsewhere(source)
            .map(p -> Next.check(words + ": " + p.ref().path(), from(p, edge.request())))
            .orElseGet(() -> Next.check("Ask again", edge.request()));
    return Optional.of(
        new Cause(
            Kind.NODE_LOCAL,
            "Both pods run on the same node, and some plugins do not see what stays within one.",
            List.of(
                source.ref().path()
                    + " and "
                    + target.ref().path()
                    + " run on "
                    + source.nodeName()),
            next));
  }

  private Optional<Pod> elsewhere(Pod source) {
    Optional<ObjectRef> owner = SnapshotIndex.ownerOf(ground.snapshot(), source.ref());
    return owner.stream()
        .flatMap(o -> ground.index().podsOf(o).stream())
        .filter(p -> p.ready() && !p.nodeName().equals(source.nodeName()))
        .findFirst();
  }

  private static CheckRequest from(Pod pod, CheckRequest request) {
    String container = pod.servingContainers().getFirst().name();
    ContainerRef from = new ContainerRef(pod.namespace(), pod.name(), container);
    return new CheckRequest(request.question(), from, request.to(), request.timeLimit());
  }

  private Cause unexplained(Edge edge) {
    List<String> policies =
        edge.predicted().reasons().stream()
            .map(Reason::policy)
            .filter(Objects::nonNull)
            .distinct()
            .map(p -> p + age(p))
            .toList();
    List<String> evidence = new ArrayList<>(policies);
    evidence.add("enforced by " + ground.plugin().why());
    ObjectRef namespace = ObjectRef.namespace(edge.request().from().namespace());
    return new Cause(
        Kind.UNEXPLAINED,
        "The network plugin lets through what it should deny: on one of the nodes it may not have"
            + " programmed the policy. Its log on the pods' nodes tells.",
        evidence,
        Next.command(
            "See what the server says of the policies",
            ground.kubectl("describe", "networkpolicies", "-n", namespace.name())));
  }

  private String age(ObjectRef policy) {
    return ground
        .snapshot()
        .find(policy)
        .map(KubeObject::meta)
        .map(m -> m.created() == null ? "" : ", of " + m.created())
        .orElse("");
  }
}
