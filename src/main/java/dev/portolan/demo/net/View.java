package dev.portolan.demo.net;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.ObjectStore.Listing;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.store.Stored;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ClusterSnapshot.Origin;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.EndpointSlice.EndpointPort;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata;
import dev.portolan.model.Namespace;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Service;
import dev.portolan.model.Service.Exposure;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.pair.PairEngine;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The cluster as the network sees it at one revision: addresses, endpoints, policies.
record View(
    long revision, SnapshotIndex index, PairEngine policies, Map<ObjectRef, PodFacts> pods) {
  View {
    pods = Map.copyOf(pods);
  }

  /// Reads a store.
  ///
  /// @param known an older view, of which what has not changed is taken over
  static View of(ObjectStore store, Optional<View> known) {
    Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);
    Listing podList = store.list(Resource.PODS, "");
    Map<ObjectRef, PodFacts> pods = new HashMap<>();
    Map<ObjectRef, PodFacts> old = known.map(View::pods).orElse(Map.of());
    for (Stored stored : podList.items()) {
      PodFacts before = old.get(ObjectRef.pod(stored.namespace(), stored.name()));
      boolean same = before != null && stored.revision() <= known.map(View::revision).orElse(0L);
      PodFacts facts = same && before != null ? before : PodFacts.read(stored);
      pods.put(facts.pod().ref(), facts);
      put(objects, facts.pod());
    }
    each(store, Resource.NAMESPACES, objects, s -> new Namespace(meta(Kind.NAMESPACE, s)));
    each(store, Resource.NODES, objects, View::node);
    each(store, Resource.SERVICES, objects, View::service);
    each(store, Resource.ENDPOINT_SLICES, objects, View::slice);
    each(store, Resource.NETWORK_POLICIES, objects, PolicyReader::read);
    Origin origin = new Origin("demo", "default", "", true);
    ClusterSnapshot snapshot =
        new ClusterSnapshot(origin, podList.revision(), Instant.EPOCH, Map.of(), objects);
    return new View(
        podList.revision(), new SnapshotIndex(snapshot), new PairEngine(snapshot), pods);
  }

  private static void each(
      ObjectStore store,
      Resource resource,
      Map<Kind, Map<ObjectRef, KubeObject>> objects,
      Function<Stored, KubeObject> reader) {
    store.list(resource, "").items().forEach(s -> put(objects, reader.apply(s)));
  }

  private static void put(Map<Kind, Map<ObjectRef, KubeObject>> objects, KubeObject object) {
    objects.computeIfAbsent(object.ref().kind(), k -> new HashMap<>()).put(object.ref(), object);
  }

  private static Metadata meta(Kind kind, Stored stored) {
    return Read.meta(kind, stored, stored.tree());
  }

  private static Node node(Stored stored) {
    JsonNode tree = stored.tree();
    List<String> addresses =
        Read.list(tree.at("/status/addresses"), a -> a.path("address").asText()).subList(0, 1);
    return new Node(
        Read.meta(Kind.NODE, stored, tree),
        addresses,
        Read.texts(tree.at("/spec/podCIDRs")),
        true,
        "");
  }

  private static Service service(Stored stored) {
    JsonNode tree = stored.tree();
    JsonNode spec = tree.path("spec");
    List<String> ips =
        Read.texts(spec.path("clusterIPs")).stream().filter(ip -> !ip.equals("None")).toList();
    Exposure exposure =
        new Exposure(
            spec.path("externalName").asText(""),
            Read.texts(spec.path("externalIPs")),
            Read.list(tree.at("/status/loadBalancer/ingress"), i -> i.path("ip").asText()),
            new Service.Routing(
                spec.path("externalTrafficPolicy").asText("").equals("Local"),
                spec.path("internalTrafficPolicy").asText("").equals("Local"),
                spec.path("trafficDistribution").asText("")));
    return new Service(
        Read.meta(Kind.SERVICE, stored, tree),
        type(spec.path("type").asText()),
        ips,
        Read.list(spec.path("ports"), View::port),
        Read.strings(spec.path("selector")),
        exposure,
        spec.path("publishNotReadyAddresses").asBoolean(false));
  }

  private static Service.Type type(String title) {
    for (Service.Type type : Service.Type.values()) {
      if (type.title().equals(title)) {
        return type;
      }
    }
    throw new IllegalArgumentException("unknown service type: " + title);
  }

  private static ServicePort port(JsonNode port) {
    return new ServicePort(
        port.path("name").asText(""),
        Read.protocol(port),
        port.path("port").asInt(),
        Read.port(port.path("targetPort")),
        port.path("nodePort").asInt(0));
  }

  private static EndpointSlice slice(Stored stored) {
    JsonNode tree = stored.tree();
    return new EndpointSlice(
        Read.meta(Kind.ENDPOINT_SLICE, stored, tree),
        tree.at("/metadata/labels").path("kubernetes.io/service-name").asText(""),
        Read.list(tree.path("endpoints"), e -> endpoint(stored.namespace(), e)),
        Read.list(
            tree.path("ports"),
            p ->
                new EndpointPort(
                    p.path("name").asText(""), Read.protocol(p), p.path("port").asInt())));
  }

  private static Endpoint endpoint(String namespace, JsonNode row) {
    boolean ready = row.at("/conditions/ready").asBoolean(true);
    String pod = row.at("/targetRef/name").asText("");
    return new Endpoint(
        Read.texts(row.path("addresses")),
        ready,
        ready,
        false,
        pod.isEmpty() ? null : ObjectRef.pod(namespace, pod));
  }
}
