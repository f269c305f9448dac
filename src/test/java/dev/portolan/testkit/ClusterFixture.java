package dev.portolan.testkit;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ClusterSnapshot.Origin;
import dev.portolan.model.Container;
import dev.portolan.model.Container.ContainerPort;
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
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.Exposure;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.Workload;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Builds snapshots for tests, a line an object.
public final class ClusterFixture {
  private final Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);
  private int nextIp = 10;

  /// A small shop on two nodes: every map feature once. Pods of `shop/web` are labelled app=web,
  /// listen on TCP 8080 ("http"); `shop/db` has an unready pod; `shop/nobody` selects nothing;
  /// `shop/site` is an ingress for shop.example.
  public static ClusterSnapshot shop() {
    ClusterFixture f = new ClusterFixture();
    f.node("node-1", "10.0.0.1", "10.1.1.0/24").node("node-2", "10.0.0.2", "10.1.2.0/24");
    f.namespace("shop").namespace("payments").namespace("empty");
    f.deployment("shop", "web", 3).deployment("shop", "db", 2).deployment("payments", "api", 2);
    f.service("shop", "web", "10.2.0.10", Map.of("app", "web"), 80, 8080);
    f.service("shop", "db", "10.2.0.11", Map.of("app", "db"), 5432, 8080);
    f.service("shop", "nobody", "10.2.0.12", Map.of("app", "nobody"), 80, 8080);
    f.service("payments", "api", "10.2.0.13", Map.of("app", "api"), 80, 8080);
    f.ingress("shop", "site", "shop.example", "web");
    f.ready("shop", "db-0", false);
    return f.build();
  }

  public ClusterFixture add(KubeObject object) {
    objects.computeIfAbsent(object.ref().kind(), k -> new TreeMap<>()).put(object.ref(), object);
    return this;
  }

  public ClusterFixture namespace(String name) {
    return add(
        new Namespace(
            Metadata.of(ObjectRef.namespace(name), Map.of("kubernetes.io/metadata.name", name))));
  }

  public ClusterFixture node(String name, String address, String podCidr) {
    Metadata meta = Metadata.of(ObjectRef.node(name), Map.of());
    return add(new Node(meta, List.of(address), List.of(podCidr), true, "v1.30.0"));
  }

  /// A deployment with its replica set and ready pods `NAME-0..`, labelled app=NAME, on nodes 1 and
  /// 2 in turn.
  public ClusterFixture deployment(String namespace, String name, int pods) {
    LabelSelector selector = LabelSelector.of(Map.of("app", name));
    ObjectRef deployment = new ObjectRef(Kind.DEPLOYMENT, namespace, name);
    ObjectRef set = new ObjectRef(Kind.REPLICA_SET, namespace, name + "-rs");
    add(new Workload(Metadata.of(deployment, Map.of("app", name)), pods, pods, selector));
    add(
        new Workload(
            Metadata.of(set, Map.of("app", name)).ownedBy(new OwnerRef("Deployment", name, "")),
            pods,
            pods,
            selector));
    for (int i = 0; i < pods; i++) {
      Metadata meta =
          Metadata.of(ObjectRef.pod(namespace, name + "-" + i), Map.of("app", name))
              .ownedBy(new OwnerRef("ReplicaSet", name + "-rs", ""));
      int node = 1 + i % 2;
      add(pod(meta, "node-" + node, "10.1." + node + "." + nextIp++, true));
    }
    return this;
  }

  public static Pod pod(Metadata meta, String node, String ip, boolean ready) {
    Container container =
        new Container(
            "main",
            Container.Role.MAIN,
            "example/app:1",
            "",
            List.of(new ContainerPort("http", Protocol.TCP, 8080, 0)),
            Container.Status.RUNNING,
            "");
    return new Pod(
        meta,
        node,
        ip.isEmpty() ? List.of() : List.of(ip),
        false,
        Pod.Phase.RUNNING,
        new Pod.Health(ready, ready ? "" : "ContainersNotReady"),
        List.of(container));
  }

  /// Sets the readiness of a pod that is already there.
  public ClusterFixture ready(String namespace, String name, boolean ready) {
    Pod p = (Pod) objects.get(Kind.POD).get(ObjectRef.pod(namespace, name));
    return add(pod(p.meta(), p.nodeName(), p.ips().getFirst(), ready));
  }

  /// A ClusterIP service; its endpoints are made in `build` from the pods that it selects.
  public ClusterFixture service(
      String namespace,
      String name,
      String ip,
      Map<String, String> selector,
      int port,
      int target) {
    return add(
        new Service(
            Metadata.of(ObjectRef.service(namespace, name), Map.of()),
            Service.Type.CLUSTER_IP,
            ip.isEmpty() ? List.of() : List.of(ip),
            List.of(new ServicePort("http", Protocol.TCP, port, PortRef.of(target), 0)),
            selector,
            Exposure.NONE,
            false));
  }

  public ClusterFixture ingress(String namespace, String name, String host, String service) {
    Ingress.Path path =
        new Ingress.Path("/", "Prefix", new Ingress.Backend(service, PortRef.of(80)));
    return add(
        new Ingress(
            Metadata.of(new ObjectRef(Kind.INGRESS, namespace, name), Map.of()),
            "nginx",
            List.of(new Ingress.Rule(host, List.of(path))),
            null,
            List.of(),
            List.of()));
  }

  public ClusterSnapshot build() {
    objects.getOrDefault(Kind.SERVICE, Map.of()).values().forEach(s -> slice((Service) s));
    Map<Kind, Coverage> coverage = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      coverage.put(kind, new Coverage.Complete());
    }
    Origin origin = new Origin("fixture", "default", "v1.30.0", true);
    return new ClusterSnapshot(origin, 1, Instant.EPOCH, coverage, objects);
  }

  private void slice(Service service) {
    LabelSelector selector = LabelSelector.of(service.selector());
    List<Endpoint> endpoints =
        objects.getOrDefault(Kind.POD, Map.of()).values().stream()
            .map(Pod.class::cast)
            .filter(p -> p.namespace().equals(service.namespace()))
            .filter(p -> !service.selector().isEmpty() && selector.matches(p.labels()))
            .map(p -> new Endpoint(p.ips(), p.ready(), p.ready(), false, p.ref()))
            .toList();
    ServicePort port = service.ports().getFirst();
    ObjectRef ref = new ObjectRef(Kind.ENDPOINT_SLICE, service.namespace(), service.name() + "-x");
    add(
        new EndpointSlice(
            Metadata.of(ref, Map.of()),
            service.name(),
            endpoints,
            List.of(new EndpointPort(port.name(), port.protocol(), port.targetPort().number()))));
  }
}
