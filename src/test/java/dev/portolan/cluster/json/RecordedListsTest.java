package dev.portolan.cluster.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portolan.model.Container;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Lists as Kubernetes 1.20 sent them, trimmed.
final class RecordedListsTest {
  private static final Path FILES = Path.of("src", "test", "resources", "api-json");

  private static Map<String, KubeObject> read(String file, ObjectReader reader) throws IOException {
    Map<String, KubeObject> result = new TreeMap<>();
    try (InputStream in = Files.newInputStream(FILES.resolve(file + ".json"))) {
      ListReader.Envelope envelope =
          ListReader.read(in, reader, records -> records.forEach(r -> result.put(r.name(), r)));
      assertThat(envelope.resourceVersion()).isNotEmpty();
    }
    return result;
  }

  private static <T extends KubeObject> T get(
      Class<T> type, Map<String, KubeObject> objects, String name) {
    return type.cast(Objects.requireNonNull(objects.get(name), name));
  }

  private static <T extends KubeObject> T one(
      Class<T> type, String file, ObjectReader reader, String name) throws IOException {
    return get(type, read(file, reader), name);
  }

  @Test
  void namespacesAndNodes() throws IOException {
    Map<String, KubeObject> namespaces = read("namespaces", NamespaceReader::read);
    assertThat(namespaces).containsOnlyKeys("empty", "shop");
    assertThat(get(KubeObject.class, namespaces, "shop").labels()).containsEntry("name", "shop");
    assertThat(get(KubeObject.class, namespaces, "shop").ref())
        .isEqualTo(ObjectRef.namespace("shop"));
    assertThat(get(KubeObject.class, namespaces, "shop").meta().created()).isNotNull();
    Node node = one(Node.class, "nodes", NodeReader::read, "pl-n3");
    assertThat(node)
        .extracting(Node::addresses, Node::podCidrs, Node::ready, Node::kubeletVersion)
        .containsExactly(List.of("10.87.0.13"), List.of("10.247.3.0/24"), true, "v1.20.2");
  }

  @Test
  void podsSayWhatTheyAreAndWhyTheyAreNotWell() throws IOException {
    Map<String, KubeObject> pods = read("pods", PodReader::read);
    assertThat(pods.values())
        .map(Pod.class::cast)
        .extracting(Pod::name, Pod::phase, Pod::ready, p -> p.health().reason(), Pod::statusText)
        .containsExactly(
            tuple("crashing", Pod.Phase.RUNNING, false, "ContainersNotReady", "CrashLoopBackOff"),
            tuple("host-port", Pod.Phase.RUNNING, true, "", "Running"),
            tuple("once-vz4p4", Pod.Phase.SUCCEEDED, false, "Completed", "Completed"),
            tuple("sidecars", Pod.Phase.RUNNING, true, "", "Running"),
            tuple("unschedulable", Pod.Phase.PENDING, false, "Unschedulable", "Unschedulable"));
    Pod unschedulable = get(Pod.class, pods, "unschedulable");
    assertThat(unschedulable.ips()).isEmpty();
    assertThat(unschedulable.nodeName()).isEmpty();
    Metadata.OwnerRef owner = get(KubeObject.class, pods, "once-vz4p4").meta().owner();
    assertThat(owner).isNotNull().extracting(Metadata.OwnerRef::kind).isEqualTo("Job");
  }

  @Test
  void containersAreJoinedWithTheirStates() throws IOException {
    Pod pod = one(Pod.class, "pods", PodReader::read, "sidecars");
    assertThat(pod.containers())
        .extracting(Container::name, Container::role, c -> c.status().state(), Container::reason)
        .containsExactly(
            tuple("init-once", Container.Role.INIT, Container.State.TERMINATED, "Completed"),
            tuple("app", Container.Role.MAIN, Container.State.RUNNING, ""),
            tuple("mesh", Container.Role.MAIN, Container.State.RUNNING, ""));
    assertThat(pod.containers()).allSatisfy(c -> assertThat(c.imageId()).startsWith("sha256:"));
    Pod hostPort = one(Pod.class, "pods", PodReader::read, "host-port");
    assertThat(hostPort.containers().getFirst().ports())
        .containsExactly(new Container.ContainerPort("http", Protocol.TCP, 8080, 18080));
  }

  @Test
  void services() throws IOException {
    Map<String, KubeObject> services = read("services", ServiceReader::read);
    Service cart = get(Service.class, services, "cart");
    assertThat(cart.ports())
        .containsExactly(
            new Service.ServicePort("http", Protocol.TCP, 8080, PortRef.of(8080), 0),
            new Service.ServicePort("metrics", Protocol.TCP, 9090, PortRef.named("metrics"), 0));
    assertThat(cart.selector()).isEqualTo(Map.of("app", "cart"));
    assertThat(get(Service.class, services, "db").headless()).isTrue();
    assertThat(get(Service.class, services, "web-ext").exposure().externalIps())
        .containsExactly("198.51.100.80");
    Service balanced = get(Service.class, services, "web-lb");
    assertThat(balanced.type()).isEqualTo(Service.Type.LOAD_BALANCER);
    assertThat(balanced.exposure().loadBalancer()).containsExactly("203.0.113.80");
    Service local = get(Service.class, services, "web-np-local");
    assertThat(local.exposure().routing().externalLocal()).isTrue();
    assertThat(local.ports().getFirst().nodePort()).isEqualTo(30181);
  }

  @Test
  void slicesAndOldEndpointsSayTheSame() throws IOException {
    EndpointSlice slice =
        one(EndpointSlice.class, "slices", EndpointSliceReader::read, "guarded-f87qz");
    EndpointSlice old = one(EndpointSlice.class, "endpoints", EndpointsReader::read, "guarded");
    for (EndpointSlice s : List.of(slice, old)) {
      assertThat(s.serviceName()).isEqualTo("guarded");
      assertThat(s.endpoints())
          .containsExactly(
              new EndpointSlice.Endpoint(
                  List.of("10.247.3.11"), true, true, false, ObjectRef.pod("sandbox", "guarded")));
      assertThat(s.ports())
          .contains(
              new EndpointSlice.EndpointPort("http", Protocol.TCP, 8080),
              new EndpointSlice.EndpointPort("echo", Protocol.UDP, 5353));
    }
    EndpointSlice unready =
        one(EndpointSlice.class, "slices", EndpointSliceReader::read, "unready-b2snc");
    EndpointSlice oldUnready =
        one(EndpointSlice.class, "endpoints", EndpointsReader::read, "unready");
    assertThat(unready.endpoints()).isEqualTo(oldUnready.endpoints());
    assertThat(unready.endpoints().getFirst().ready()).isFalse();
    assertThat(
            one(EndpointSlice.class, "slices", EndpointSliceReader::read, "selects-nothing-cz7kv")
                .endpoints())
        .isEmpty();
    assertThat(
            one(EndpointSlice.class, "endpoints", EndpointsReader::read, "wrong-named-port")
                .endpoints())
        .isEmpty();
  }

  @Test
  void workloadsCountTheirPods() throws IOException {
    record Row(Kind kind, String file, String name, int desired, int ready) {}
    List<Row> rows =
        List.of(
            new Row(Kind.DEPLOYMENT, "deployments", "web", 2, 2),
            new Row(Kind.REPLICA_SET, "replicasets", "web-798c655dd8", 2, 2),
            new Row(Kind.STATEFUL_SET, "statefulsets", "db", 2, 2),
            new Row(Kind.DAEMON_SET, "daemonsets", "probe", 3, 3));
    for (Row row : rows) {
      Workload w = one(Workload.class, row.file, WorkloadReader.of(row.kind), row.name);
      assertThat(new Row(w.ref().kind(), row.file, w.name(), w.desired(), w.ready()))
          .isEqualTo(row);
      assertThat(w.selector().isEmpty()).isFalse();
    }
    Workload job = one(Workload.class, "jobs", JobReader::read, "once");
    assertThat(job).extracting(Workload::desired, Workload::ready).containsExactly(1, 1);
  }

  @Test
  void ingressesOfBothVersionsAreTheSame() throws IOException {
    Ingress now = one(Ingress.class, "ingresses", IngressReader::read, "shop");
    Ingress old = one(Ingress.class, "ingresses-v1beta1", IngressReader::read, "shop");
    assertThat(now.rules()).isEqualTo(old.rules());
    assertThat(now.className()).isEqualTo("lab");
    assertThat(now.tlsHosts()).containsExactly("shop.example");
    assertThat(now.rules().getFirst().host()).isEqualTo("shop.example");
    assertThat(now.rules().getFirst().paths())
        .extracting(Ingress.Path::path, p -> p.backend().serviceName(), p -> p.backend().port())
        .containsExactly(
            tuple("/", "web", PortRef.of(80)),
            tuple("/catalog", "catalog", PortRef.named("http")),
            tuple("/broken", "no-such-service", PortRef.of(80)));
  }

  @Test
  void policies() throws IOException {
    Map<String, KubeObject> policies = read("policies", NetworkPolicyReader::read);
    NetworkPolicy bank = get(NetworkPolicy.class, policies, "api-egress-bank");
    assertThat(bank.types()).containsExactly(NetworkPolicy.Direction.EGRESS);
    assertThat(bank.egress().getFirst().peers())
        .containsExactly(new NetworkPolicy.IpBlock("198.51.100.0/24", List.of("198.51.100.20/32")));
    NetworkPolicy guarded = get(NetworkPolicy.class, policies, "guarded-in");
    assertThat(guarded.ingress()).hasSize(3);
    assertThat(guarded.ingress().getFirst().ports())
        .contains(new NetworkPolicy.Port(Protocol.SCTP, PortRef.named("diameter"), 0));
    NetworkPolicy open = get(NetworkPolicy.class, policies, "restricted-open");
    assertThat(open.ingress()).containsExactly(new NetworkPolicy.Rule(List.of(), List.of()));
    NetworkPolicy deny = get(NetworkPolicy.class, policies, "default-deny-all");
    assertThat(deny.types())
        .containsExactlyInAnyOrder(NetworkPolicy.Direction.INGRESS, NetworkPolicy.Direction.EGRESS);
    assertThat(deny.podSelector().isEmpty()).isTrue();
    NetworkPolicy prom = get(NetworkPolicy.class, policies, "prom-by-expressions");
    assertThat(prom.podSelector().toString()).isEqualTo("app in (prom,grafana)");
    assertThat(prom.ingress().getFirst().peers().getFirst().toString())
        .contains("tier notin (data,back)");
  }

  @Test
  void version() throws IOException {
    try (InputStream in = Files.newInputStream(FILES.resolve("version.json"))) {
      assertThat(ServerVersion.read(in)).isEqualTo(new ServerVersion("v1.20.2", false));
    }
  }
}
