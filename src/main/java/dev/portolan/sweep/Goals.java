package dev.portolan.sweep;

import dev.portolan.model.Ingress;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.subject.Subject;
import dev.portolan.probe.Target;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the ports that a sweep knocks at: of services, of pods that none leads to, of the hosts of
/// ingresses.
final class Goals {
  private final SnapshotIndex index;
  private final boolean everyPod;
  private final TreeSet<String> closed = new TreeSet<>();

  Goals(SnapshotIndex index, boolean everyPod) {
    this.index = index;
    this.everyPod = everyPod;
  }

  /// What declares no TCP port to knock at, by name.
  List<String> closed() {
    return List.copyOf(closed);
  }

  Set<Goal> of(ObjectRef ref) {
    Set<Goal> goals = new LinkedHashSet<>();
    switch (ref.kind()) {
      case SERVICE -> index.snapshot().service(ref).ifPresent(s -> service(s, goals));
      case POD -> index.snapshot().pod(ref).ifPresent(p -> pod(p, goals));
      case INGRESS -> index.snapshot().find(ref).ifPresent(o -> ingress((Ingress) o, goals));
      case NAMESPACE -> {
        services(ref.name()).forEach(s -> service(s, goals));
        unserved(index.podsIn(ref.name()), goals);
      }
      default -> workload(ref, goals);
    }
    return goals;
  }

  /// The services that lead to a workload's pods, else the pods themselves.
  private void workload(ObjectRef ref, Set<Goal> goals) {
    List<Pod> pods = index.podsOf(ref);
    Set<ObjectRef> refs = new LinkedHashSet<>(pods.stream().map(Pod::ref).toList());
    services(ref.namespace())
        .filter(s -> index.podsSelectedBy(s).stream().anyMatch(p -> refs.contains(p.ref())))
        .forEach(s -> service(s, goals));
    if (goals.isEmpty()) {
      first(pods).forEach(p -> pod(p, goals));
    }
  }

  private Stream<Service> services(String namespace) {
    return index.snapshot().services().stream().filter(s -> s.namespace().equals(namespace));
  }

  /// The pods that no service leads to, one of each workload unless every pod counts.
  private void unserved(List<Pod> pods, Set<Goal> goals) {
    Set<ObjectRef> served = new LinkedHashSet<>();
    goals.forEach(g -> served.addAll(g.behind()));
    Set<ObjectRef> done = new LinkedHashSet<>();
    for (Pod pod : pods) {
      ObjectRef crew = index.workloadOf(pod.ref()).orElse(pod.ref());
      boolean counts = !pod.ended() && !pod.ips().isEmpty() && !served.contains(pod.ref());
      if (counts && (everyPod || done.add(crew))) {
        pod(pod, goals);
      }
    }
  }

  private Stream<Pod> first(List<Pod> pods) {
    return pods.stream()
        .filter(p -> !p.ended() && !p.ips().isEmpty())
        .limit(everyPod ? Long.MAX_VALUE : 1);
  }

  private void service(Service service, Set<Goal> goals) {
    boolean elsewhere = service.type() == Service.Type.EXTERNAL_NAME;
    Set<Integer> ports = new TreeSet<>();
    service.ports().stream()
        .filter(p -> p.protocol() == Protocol.TCP && !elsewhere)
        .forEach(p -> ports.add(p.port()));
    Set<ObjectRef> behind =
        index.podsSelectedBy(service).stream().map(Pod::ref).collect(Collectors.toSet());
    Target target = new Target.ServiceTarget(service.ref());
    add(target, new Subject.ServiceSubject(service), ports, behind, goals);
  }

  private void pod(Pod pod, Set<Goal> goals) {
    Set<Integer> ports = new TreeSet<>();
    pod.servingContainers().stream()
        .flatMap(c -> c.ports().stream())
        .filter(p -> p.protocol() == Protocol.TCP)
        .forEach(p -> ports.add(p.port()));
    Subject subject = new Subject.Pods(pod.ref(), List.of(pod));
    add(new Target.PodTarget(pod.ref()), subject, ports, Set.of(pod.ref()), goals);
  }

  private static void ingress(Ingress ingress, Set<Goal> goals) {
    for (Ingress.Rule rule : ingress.rules()) {
      if (!rule.host().isEmpty()) {
        Target target = new Target.IngressTarget(ingress.ref(), rule.host());
        Subject subject = new Subject.Host(rule.host(), List.of(ingress));
        boolean tls = ingress.tlsHosts().contains(rule.host());
        goals.add(new Goal(target, Knock.tcp(tls ? 443 : 80), subject, Set.of()));
      }
    }
  }

  private void add(
      Target target, Subject subject, Set<Integer> ports, Set<ObjectRef> behind, Set<Goal> goals) {
    if (ports.isEmpty()) {
      closed.add(target.label());
    }
    ports.forEach(p -> goals.add(new Goal(target, Knock.tcp(p), subject, behind)));
  }
}
