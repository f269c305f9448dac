package dev.portolan.testkit;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.Coverage;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.EndpointSlice.EndpointPort;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Metadata;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.Namespace;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.PodPeer;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Shelf;
import dev.portolan.model.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A cluster of any size in which every namespace is like the others: ten applications of ten pods,
/// each with a service, and policies that select them. What one of its pods does to it should cost
/// the same, however many namespaces there are.
public final class CrowdedCluster {
  private static final int APPLICATIONS = 10;
  private static final int REPLICAS = 10;
  private static final int PODS_OF_A_NODE = 30;

  private final Map<Kind, List<KubeObject>> objects = new EnumMap<>(Kind.class);
  private final int nodes;
  private int serial;

  private CrowdedCluster(int pods) {
    nodes = Math.max(3, pods / PODS_OF_A_NODE);
    for (int i = 0; i < nodes; i++) {
      String address = "172.16." + i / 250 + "." + (1 + i % 250);
      ObjectRef ref = ObjectRef.node("node-" + i);
      put(new Node(Metadata.of(ref, Map.of()), List.of(address), List.of(), true, "v1.34.0"));
    }
    for (int i = 0; i * APPLICATIONS * REPLICAS < pods; i++) {
      namespace("team-%04d".formatted(i));
    }
  }

  /// A cluster of so many pods.
  ///
  /// @param pods a multiple of 100
  public static ClusterSnapshot of(int pods) {
    CrowdedCluster cluster = new CrowdedCluster(pods);
    Map<Kind, Coverage> coverage = new EnumMap<>(Kind.class);
    Map<Kind, Map<ObjectRef, KubeObject>> shelves = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      coverage.put(kind, new Coverage.Complete());
      shelves.put(kind, Shelf.of(cluster.objects.getOrDefault(kind, List.of())));
    }
    return new ClusterSnapshot(
        new ClusterSnapshot.Origin("crowded", "default", "v1.34.0", true),
        1,
        Instant.EPOCH,
        coverage,
        shelves);
  }

  /// A later snapshot in which pods are other ones, or gone.
  public static ClusterSnapshot with(ClusterSnapshot from, List<Pod> put, List<ObjectRef> gone) {
    Map<Kind, Map<ObjectRef, KubeObject>> next = new EnumMap<>(Kind.class);
    next.putAll(from.objects());
    next.put(Kind.POD, from.shelf(Kind.POD).with(put, gone));
    return new ClusterSnapshot(
        from.origin(), from.generation() + 1, from.time(), from.coverage(), next);
  }

  private void put(KubeObject object) {
    objects.computeIfAbsent(object.ref().kind(), k -> new ArrayList<>()).add(object);
  }

  private void namespace(String name) {
    put(new Namespace(Metadata.of(ObjectRef.namespace(name), Map.of("team", name))));
    for (int i = 0; i < APPLICATIONS; i++) {
      application(name, "app-" + i);
    }
    Rule fromFirst =
        new Rule(List.of(new PodPeer(LabelSelector.of(Map.of("app", "app-0")), null)), List.of());
    put(
        new NetworkPolicy(
            Metadata.of(new ObjectRef(Kind.NETWORK_POLICY, name, "from-first"), Map.of()),
            LabelSelector.of(Map.of("tier", "odd")),
            Set.of(Direction.INGRESS),
            List.of(fromFirst),
            List.of()));
  }

  private static final Container CONTAINER =
      new Container(
          "main",
          Container.Role.MAIN,
          "image",
          "",
          List.of(new ContainerPort("http", Protocol.TCP, 8080, 0)),
          Container.Status.RUNNING,
          "");

  private void application(String namespace, String app) {
    ObjectRef set = new ObjectRef(Kind.REPLICA_SET, namespace, app + "-5d4c8");
    Metadata meta = Metadata.of(set, Map.of("app", app));
    put(new Workload(meta, REPLICAS, REPLICAS, LabelSelector.of(Map.of("app", app))));
    boolean odd = (app.charAt(app.length() - 1) & 1) == 1;
    Map<String, String> labels = Map.of("app", app, "tier", odd ? "odd" : "even");
    List<Endpoint> endpoints = new ArrayList<>();
    for (int i = 0; i < REPLICAS; i++) {
      ObjectRef ref = ObjectRef.pod(namespace, set.name() + "-" + i);
      String ip = "10." + (serial >> 16) + "." + (serial >> 8 & 255) + "." + (serial & 255);
      Pod pod =
          new Pod(
              new Metadata(
                  ref,
                  "uid-" + serial,
                  "",
                  labels,
                  new OwnerRef("ReplicaSet", set.name(), "uid-" + set.path()),
                  Instant.EPOCH,
                  false),
              "node-" + serial++ % nodes,
              List.of(ip),
              false,
              Pod.Phase.RUNNING,
              new Pod.Health(true, ""),
              List.of(CONTAINER));
      put(pod);
      endpoints.add(new Endpoint(pod.ips(), true, true, false, ref));
    }
    put(
        new Service(
            Metadata.of(new ObjectRef(Kind.SERVICE, namespace, app), Map.of()),
            Service.Type.CLUSTER_IP,
            List.of("10.255." + (serial >> 8 & 255) + "." + (serial & 255)),
            List.of(new Service.ServicePort("http", Protocol.TCP, 80, PortRef.of(8080), 0)),
            Map.of("app", app),
            Service.Exposure.NONE,
            false));
    put(
        new EndpointSlice(
            Metadata.of(new ObjectRef(Kind.ENDPOINT_SLICE, namespace, app + "-x7k2p"), Map.of()),
            app,
            endpoints,
            List.of(new EndpointPort("http", Protocol.TCP, 8080))));
  }
}
