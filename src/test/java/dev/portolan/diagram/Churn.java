package dev.portolan.diagram;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Coverage;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Metadata;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.Namespace;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Workload;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// A cluster in which something happens at every step, the same for the same seed: anything that a
/// chart could fail to notice.
public final class Churn {
  private final Random random;
  private final Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);
  private final Map<Kind, Coverage> coverage = new EnumMap<>(Kind.class);
  private ClusterSnapshot now;
  private int serial;

  public Churn(long seed) {
    random = new Random(seed);
    now = Crowd.of(6, 26, seed);
    now.objects().forEach((k, v) -> objects.put(k, new TreeMap<>(v)));
    coverage.putAll(now.coverage());
  }

  public ClusterSnapshot now() {
    return now;
  }

  /// The snapshot after a few changes; half of the time its objects are shared with the one before.
  public ClusterSnapshot step() {
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      change();
    }
    Map<Kind, Map<ObjectRef, KubeObject>> next = new EnumMap<>(Kind.class);
    objects.forEach(
        (kind, byRef) -> {
          List<ObjectRef> gone = new ArrayList<>(now.shelf(kind).keySet());
          gone.removeAll(byRef.keySet());
          next.put(kind, now.shelf(kind).with(byRef.values(), gone));
        });
    now =
        new ClusterSnapshot(
            now.origin(),
            now.generation() + 1,
            now.time(),
            coverage,
            random.nextBoolean() ? next : objects);
    return now;
  }

  private void change() {
    switch (random.nextInt(16)) {
      case 0, 1 -> pod().ifPresent(p -> put(with(p, p.meta(), p.phase(), !p.ready())));
      case 2 -> pod().ifPresent(p -> put(with(p, p.meta(), Pod.Phase.SUCCEEDED, false)));
      case 3 -> pod().ifPresent(p -> put(with(p, leaving(p.meta()), p.phase(), p.ready())));
      case 4, 5 -> pod().ifPresent(p -> all(Kind.POD).remove(p.ref()));
      case 6, 7 -> pod().ifPresent(this::twin);
      case 8 -> pod().ifPresent(this::relabel);
      case 9 -> slice();
      case 10 -> service();
      case 11 -> scale();
      case 12 -> namespace();
      case 13 -> remove();
      case 14 -> alias();
      default -> cover();
    }
  }

  private Optional<Pod> pod() {
    return pick(Kind.POD).map(Pod.class::cast);
  }

  private Optional<KubeObject> pick(Kind kind) {
    List<KubeObject> of = List.copyOf(all(kind).values());
    return of.isEmpty() ? Optional.empty() : Optional.of(of.get(random.nextInt(of.size())));
  }

  private Map<ObjectRef, KubeObject> all(Kind kind) {
    return objects.computeIfAbsent(kind, k -> new TreeMap<>());
  }

  private void put(KubeObject object) {
    all(object.ref().kind()).put(object.ref(), object);
  }

  private static Metadata leaving(Metadata m) {
    return new Metadata(m.ref(), "", "", m.labels(), m.owner(), null, true);
  }

  private Pod with(Pod p, Metadata meta, Pod.Phase phase, boolean ready) {
    Container broken =
        new Container(
            "c",
            Container.Role.MAIN,
            "i",
            "",
            List.of(),
            new Container.Status(Container.State.WAITING, false, 1),
            "CrashLoopBackOff");
    boolean bad = !ready && random.nextBoolean();
    return new Pod(
        meta,
        p.nodeName(),
        p.ips(),
        p.hostNetwork(),
        phase,
        new Pod.Health(ready, ready ? "" : "ContainersNotReady"),
        bad ? List.of(broken) : p.containers());
  }

  private void twin(Pod pod) {
    Metadata m = pod.meta();
    ObjectRef ref = ObjectRef.pod(pod.namespace(), pod.name() + "-" + serial++);
    OwnerRef owner = random.nextInt(5) == 0 ? null : m.owner();
    put(with(pod, new Metadata(ref, "", "", m.labels(), owner, null, false), pod.phase(), true));
  }

  private void relabel(Pod pod) {
    Metadata m = pod.meta();
    Map<String, String> labels = Map.of("app", "app-%02d".formatted(random.nextInt(6)));
    put(
        with(
            pod,
            new Metadata(m.ref(), "", "", labels, m.owner(), null, m.terminating()),
            pod.phase(),
            pod.ready()));
  }

  /// Endpoints that turn, go, lose their names or lead into another namespace.
  private void slice() {
    pick(Kind.ENDPOINT_SLICE)
        .map(EndpointSlice.class::cast)
        .ifPresent(
            s -> {
              List<Endpoint> endpoints = new ArrayList<>();
              for (Endpoint e : s.endpoints()) {
                boolean ready = random.nextInt(3) > 0;
                ObjectRef target = random.nextInt(3) == 0 ? null : e.target();
                if (random.nextInt(4) > 0) {
                  endpoints.add(new Endpoint(e.addresses(), ready, ready, false, target));
                }
              }
              pod().ifPresent(p -> endpoints.add(new Endpoint(p.ips(), true, true, false, null)));
              put(new EndpointSlice(s.meta(), s.serviceName(), endpoints, s.ports()));
            });
  }

  private void service() {
    pick(Kind.NAMESPACE)
        .ifPresent(
            n ->
                put(
                    new Service(
                        Metadata.of(ObjectRef.service(n.name(), "s-" + serial++), Map.of()),
                        Service.Type.CLUSTER_IP,
                        List.of(),
                        List.of(),
                        random.nextBoolean()
                            ? Map.of()
                            : Map.of("app", "app-%02d".formatted(random.nextInt(6))),
                        Service.Exposure.NONE,
                        false)));
  }

  private void alias() {
    pick(Kind.NAMESPACE)
        .ifPresent(
            n ->
                pick(Kind.SERVICE)
                    .ifPresent(
                        to ->
                            put(
                                new Service(
                                    Metadata.of(
                                        ObjectRef.service(n.name(), "alias-" + serial++), Map.of()),
                                    Service.Type.EXTERNAL_NAME,
                                    List.of(),
                                    List.of(
                                        new Service.ServicePort(
                                            "", Protocol.TCP, 80, PortRef.of(80), 0)),
                                    Map.of(),
                                    new Service.Exposure(
                                        to.name() + "." + to.namespace() + ".svc.cluster.local",
                                        List.of(),
                                        List.of(),
                                        Service.Routing.EVERYWHERE),
                                    false))));
  }

  private void scale() {
    pick(Kind.DEPLOYMENT)
        .map(Workload.class::cast)
        .ifPresent(w -> put(new Workload(w.meta(), random.nextInt(40), w.ready(), w.selector())));
  }

  private void namespace() {
    String name = "new-" + serial++;
    put(new Namespace(Metadata.of(ObjectRef.namespace(name), Map.of())));
    put(
        new Workload(
            Metadata.of(new ObjectRef(Kind.STATEFUL_SET, name, "db"), Map.of()),
            3,
            0,
            LabelSelector.EVERYTHING));
    pod()
        .ifPresent(
            p -> {
              Metadata meta = Metadata.of(ObjectRef.pod(name, "db-0"), Map.of());
              OwnerRef owner = new OwnerRef("StatefulSet", "db", "");
              put(with(p, meta.ownedBy(owner), Pod.Phase.RUNNING, true));
            });
  }

  /// Anything but a pod goes: a namespace with all that is in it.
  private void remove() {
    Kind[] kinds = {Kind.NAMESPACE, Kind.SERVICE, Kind.DEPLOYMENT, Kind.REPLICA_SET, Kind.INGRESS};
    Kind kind = kinds[random.nextInt(kinds.length)];
    pick(kind)
        .ifPresent(
            o -> {
              all(kind).remove(o.ref());
              if (kind == Kind.NAMESPACE && random.nextBoolean()) {
                objects
                    .values()
                    .forEach(m -> m.keySet().removeIf(r -> r.namespace().equals(o.name())));
              }
            });
  }

  private void cover() {
    Kind[] kinds = {Kind.POD, Kind.SERVICE, Kind.ENDPOINT_SLICE};
    Coverage[] states = {
      new Coverage.Complete(), new Coverage.Syncing(1), new Coverage.Forbidden("no")
    };
    coverage.put(kinds[random.nextInt(3)], states[random.nextInt(3)]);
  }
}
