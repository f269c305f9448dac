package dev.portolan.bench;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Coverage;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.EndpointSlice.EndpointPort;
import dev.portolan.model.Ingress;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A made-up cluster for charts, the same for the same number of pods: namespaces by Zipf's law
/// (the largest has an eighth of all pods), deployments with their replica sets, services with
/// endpoint slices over most of them, ingresses over some. It makes the objects of changes too.
final class ChartCluster {
  private static final int NAMESPACES = 400;
  private static final int NODES_SHARE = 30;

  private final Random random = new Random(7);
  private final Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);
  private int serial;

  private ChartCluster() {}

  static ClusterSnapshot of(int pods) {
    ChartCluster cluster = new ChartCluster();
    int count = Math.min(NAMESPACES, 3 + pods / 60);
    double total = 0;
    for (int k = 1; k <= count; k++) {
      total += 1.0 / k;
    }
    int left = pods;
    for (int k = 1; k <= count; k++) {
      int share = k == count ? left : Math.min(left, (int) Math.ceil(pods / (k * total)));
      cluster.namespace("team-%03d".formatted(k), share);
      left -= share;
    }
    Map<Kind, Coverage> coverage = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      coverage.put(kind, new Coverage.Complete());
    }
    ClusterSnapshot.Origin origin = new ClusterSnapshot.Origin("bench", "default", "v1.34.0", true);
    return new ClusterSnapshot(origin, 1, Instant.EPOCH, coverage, cluster.objects);
  }

  /// The objects of a whole namespace, for a snapshot that has none of that name.
  static List<KubeObject> newNamespace(String name, int pods) {
    ChartCluster cluster = new ChartCluster();
    cluster.namespace(name, pods);
    List<KubeObject> all = new ArrayList<>();
    cluster.objects.values().forEach(byRef -> all.addAll(byRef.values()));
    return all;
  }

  /// A later snapshot in which some objects are other ones, or gone.
  static ClusterSnapshot with(
      ClusterSnapshot from, Collection<? extends KubeObject> put, Collection<ObjectRef> gone) {
    Map<Kind, List<KubeObject>> puts = new EnumMap<>(Kind.class);
    put.forEach(o -> puts.computeIfAbsent(o.ref().kind(), k -> new ArrayList<>()).add(o));
    Map<Kind, List<ObjectRef>> gones = new EnumMap<>(Kind.class);
    gone.forEach(r -> gones.computeIfAbsent(r.kind(), k -> new ArrayList<>()).add(r));
    Map<Kind, Map<ObjectRef, KubeObject>> next = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      next.put(
          kind,
          from.shelf(kind)
              .with(puts.getOrDefault(kind, List.of()), gones.getOrDefault(kind, List.of())));
    }
    return new ClusterSnapshot(
        from.origin(), from.generation() + 1, from.time(), from.coverage(), next);
  }

  /// The pod with another readiness.
  static Pod flipped(Pod pod) {
    boolean ready = !pod.ready();
    return new Pod(
        pod.meta(),
        pod.nodeName(),
        pod.ips(),
        pod.hostNetwork(),
        pod.phase(),
        new Pod.Health(ready, ready ? "" : "ContainersNotReady"),
        pod.containers());
  }

  /// Another pod like this one.
  static Pod twin(Pod pod, String name) {
    Metadata m = pod.meta();
    ObjectRef ref = ObjectRef.pod(pod.namespace(), name);
    return new Pod(
        new Metadata(ref, name, "", m.labels(), m.owner(), m.created(), false),
        pod.nodeName(),
        pod.ips(),
        pod.hostNetwork(),
        pod.phase(),
        pod.health(),
        pod.containers());
  }

  private void put(KubeObject object) {
    objects.computeIfAbsent(object.ref().kind(), k -> new TreeMap<>()).put(object.ref(), object);
  }

  private void namespace(String name, int pods) {
    put(new Namespace(Metadata.of(ObjectRef.namespace(name), Map.of())));
    int left = pods;
    for (int i = 0; left > 0; i++) {
      int size = 1 + (int) Math.min(60, Math.abs(random.nextGaussian()) * 10);
      int crew = Math.min(left, i % 97 == 96 ? 10 * size : size);
      application(name, "app-%04d".formatted(i), crew);
      left -= crew;
    }
  }

  private void application(String namespace, String app, int pods) {
    Map<String, String> labels =
        Map.of("app", app, "team", namespace, "version", "v" + random.nextInt(4));
    LabelSelector selector = LabelSelector.of(Map.of("app", app));
    ObjectRef deployment = new ObjectRef(Kind.DEPLOYMENT, namespace, app);
    ObjectRef set = new ObjectRef(Kind.REPLICA_SET, namespace, app + "-5d4c8");
    put(new Workload(Metadata.of(deployment, labels), pods, pods, selector));
    OwnerRef owner = new OwnerRef("Deployment", app, "");
    put(new Workload(Metadata.of(set, labels).ownedBy(owner), pods, pods, selector));
    List<Pod> crew = new ArrayList<>();
    for (int i = 0; i < pods; i++) {
      crew.add(pod(namespace, app + "-5d4c8", labels));
    }
    crew.forEach(this::put);
    if (random.nextInt(10) < 6) {
      service(namespace, app, crew);
      if (random.nextInt(6) == 0) {
        ingress(namespace, app);
      }
    }
  }

  private Pod pod(String namespace, String set, Map<String, String> labels) {
    serial++;
    String name = set + "-" + Integer.toString(serial * 7919 % 60_466_176 + 60_466_176, 36);
    Map<String, String> own = new HashMap<>(labels);
    own.put("pod-template-hash", "5d4c8");
    boolean ready = random.nextInt(50) > 0;
    Container container =
        new Container(
            "main",
            Container.Role.MAIN,
            "image",
            "",
            List.of(),
            ready
                ? Container.Status.RUNNING
                : new Container.Status(Container.State.WAITING, false, 3),
            ready || random.nextBoolean() ? "" : "CrashLoopBackOff");
    String ip = "10." + (serial >> 16 & 255) + "." + (serial >> 8 & 255) + "." + (serial & 255);
    return new Pod(
        Metadata.of(ObjectRef.pod(namespace, name), own)
            .ownedBy(new OwnerRef("ReplicaSet", set, "")),
        "node-" + serial / NODES_SHARE,
        List.of(ip),
        false,
        Pod.Phase.RUNNING,
        new Pod.Health(ready, ready ? "" : "ContainersNotReady"),
        List.of(container));
  }

  private void service(String namespace, String app, List<Pod> crew) {
    put(
        new Service(
            Metadata.of(ObjectRef.service(namespace, app), Map.of()),
            Service.Type.CLUSTER_IP,
            List.of("10.96." + (serial >> 8 & 255) + "." + (serial & 255)),
            List.of(new Service.ServicePort("http", Protocol.TCP, 80, PortRef.of(8080), 0)),
            Map.of("app", app),
            Service.Exposure.NONE,
            false));
    List<Endpoint> endpoints =
        crew.stream()
            .map(p -> new Endpoint(p.ips(), p.ready(), p.ready(), false, p.ref()))
            .toList();
    put(
        new EndpointSlice(
            Metadata.of(new ObjectRef(Kind.ENDPOINT_SLICE, namespace, app + "-x7k2p"), Map.of()),
            app,
            endpoints,
            List.of(new EndpointPort("http", Protocol.TCP, 8080))));
  }

  private void ingress(String namespace, String app) {
    Ingress.Path path = new Ingress.Path("/", "Prefix", new Ingress.Backend(app, PortRef.of(80)));
    put(
        new Ingress(
            Metadata.of(new ObjectRef(Kind.INGRESS, namespace, app), Map.of()),
            "nginx",
            List.of(new Ingress.Rule(app + "." + namespace + ".example", List.of(path))),
            null,
            List.of(),
            List.of()));
  }
}
