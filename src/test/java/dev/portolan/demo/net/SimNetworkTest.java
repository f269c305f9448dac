package dev.portolan.demo.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.store.Stored;
import dev.portolan.demo.world.CuratedWorld;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Traffic;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who reaches whom in the curated cluster. Pods are given by the beginning of their name.
final class SimNetworkTest {
  private static ObjectStore store;
  private static SimNetwork network;

  @BeforeAll
  static void fill() {
    store = new ObjectStore();
    CuratedWorld.fill(store, 7);
    network = new SimNetwork(store);
  }

  private static Stored pod(String path) {
    String[] parts = path.split("/", -1);
    return store.list(Resource.PODS, parts[0]).items().stream()
        .filter(p -> p.name().startsWith(parts[1]))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no pod " + path));
  }

  private static ObjectRef ref(String path) {
    Stored pod = pod(path);
    return ObjectRef.pod(pod.namespace(), pod.name());
  }

  /// The address of `pod:NS/NAME`, or of a name as the source resolves it.
  private static String address(ObjectRef from, String target) {
    if (target.startsWith("pod:")) {
      return pod(target.substring(4)).tree().at("/status/podIP").asText();
    }
    return network.lookup(from, target) instanceof Lookup.Found found
        ? found.addresses().getFirst()
        : "";
  }

  @ParameterizedTest(name = "{0} to {1} port {2}: {3}")
  @CsvSource({
    // plain ways
    "sandbox/toolbox, web.shop, 80, ANSWERED",
    "sandbox/toolbox, pod:shop/web, 8080, ANSWERED",
    "sandbox/toolbox, pod:shop/web, 8099, REFUSED",
    "sandbox/toolbox, far-away, 80, ANSWERED",
    "sandbox/toolbox, kubernetes.default, 443, ANSWERED",
    "sandbox/toolbox, 10.90.0.12, 10250, ANSWERED",
    "sandbox/toolbox, 10.90.0.12, 9100, ANSWERED",
    "sandbox/toolbox, 10.90.0.12, 22, REFUSED",
    // policies
    "shop/cart, db.shop, 5432, ANSWERED",
    "shop/web, db.shop, 5432, SILENT",
    "shop/cart, redis, 6379, ANSWERED",
    "shop/catalog, redis, 6379, SILENT",
    "shop/cart, api.payments, 80, ANSWERED",
    "shop/web, api.payments, 80, SILENT",
    "sandbox/toolbox, api.payments, 80, SILENT",
    "payments/fraud-check, ledger, 9005, ANSWERED",
    "payments/fraud-check, ledger, 9901, SILENT",
    "payments/fraud-check, api.partner.example, 443, ANSWERED",
    "payments/fraud-check, bank.example, 443, SILENT",
    "payments/settlement, api.partner.example, 443, SILENT",
    "sandbox/toolbox, collector.analytics, 4318, SILENT",
    "shop/web, collector.analytics, 4318, ANSWERED",
    // services in trouble
    "sandbox/toolbox, reports.legacy, 80, REFUSED",
    "sandbox/toolbox, recommender.shop, 80, REFUSED",
    "shop/web, collector-admin.analytics, 80, REFUSED",
    "sandbox/toolbox, importer.legacy, 80, REFUSED",
    "sandbox/toolbox, web.shop, 81, SILENT",
    // doors from outside
    "sandbox/toolbox, 10.90.0.12, 30080, ANSWERED",
    "sandbox/toolbox, 203.0.113.80, 80, ANSWERED",
    "sandbox/toolbox, mainframe.legacy, 443, ANSWERED",
    "payments/fraud-check, partner-bank, 443, ANSWERED",
    // kept on the caller's node
    "sandbox/tunnelled, node-cache, 6379, ANSWERED",
    "sandbox/toolbox, node-cache, 6379, SILENT",
    // nobody there
    "sandbox/toolbox, black-hole, 80, SILENT",
    "sandbox/toolbox, 10.244.2.250, 80, HOST_UNREACHABLE",
    "sandbox/toolbox, 10.99.0.1, 80, NET_UNREACHABLE",
    "sandbox/toolbox, api.partner.example, 22, SILENT"
  })
  void connects(String from, String target, int port, Fate expected) {
    ObjectRef source = ref(from);
    String ip = address(source, target);
    assertThat(ip).as("address of " + target).isNotEmpty();
    assertThat(network.connect(source, ip, port, new Random(1)).fate()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} pings {1}: {2}")
  @CsvSource({
    "sandbox/toolbox, pod:shop/web, ANSWERED",
    "sandbox/toolbox, web.shop, SILENT",
    "sandbox/toolbox, pod:payments/api, SILENT",
    "sandbox/toolbox, pod:sandbox/black-hole, SILENT",
    "sandbox/toolbox, 10.90.0.13, ANSWERED",
    "sandbox/toolbox, api.partner.example, ANSWERED",
    "sandbox/toolbox, mirror.example, SILENT",
    "sandbox/toolbox, 10.244.3.250, HOST_UNREACHABLE",
    "shop/cart, pod:shop/db, SILENT"
  })
  void pings(String from, String target, Fate expected) {
    ObjectRef source = ref(from);
    assertThat(network.ping(source, address(source, target)).fate()).isEqualTo(expected);
  }

  @Test
  void pathsLeadOverGatewayAndNode() {
    ObjectRef source = ref("sandbox/toolbox");
    String ip = address(source, "pod:sandbox/far-away");
    Route route = network.trace(source, ip, new Traffic.Icmp());
    assertThat(route.hops())
        .extracting(Reply::from)
        .containsExactly("10.244.1.1", "10.90.0.13", ip);
    assertThat(route.end().millis()).isGreaterThan(80);
  }

  @Test
  void namesResolveAsAResolverSearches() {
    ObjectRef toolbox = ref("sandbox/toolbox");
    assertThat(network.lookup(toolbox, "web")).isInstanceOf(Lookup.Unknown.class);
    assertThat(network.lookup(toolbox, "web.shop.svc.cluster.local."))
        .isEqualTo(network.lookup(toolbox, "web.shop"));
    assertThat(network.lookup(toolbox, "db.shop"))
        .isInstanceOfSatisfying(
            Lookup.Found.class, found -> assertThat(found.addresses()).hasSize(2));
    assertThat(network.lookup(toolbox, "db-1.db.shop"))
        .isEqualTo(
            new Lookup.Found(
                "db-1.db.shop.svc.cluster.local", List.of(address(toolbox, "pod:shop/db-1"))));
    assertThat(network.lookup(toolbox, "nosuch.example")).isInstanceOf(Lookup.Unknown.class);
    assertThat(network.lookup(ref("analytics/notebook"), "web.shop"))
        .isInstanceOf(Lookup.NoAnswer.class);
  }

  @Test
  void localNodePortsAnswerWhereAnEndpointIs() {
    ObjectRef toolbox = ref("sandbox/toolbox");
    List<Fate> fates =
        List.of("10.90.0.11", "10.90.0.12", "10.90.0.13").stream()
            .map(node -> network.connect(toolbox, node, 30300, new Random(1)).fate())
            .toList();
    // its own node, and the endpoint's
    assertThat(fates).containsExactlyInAnyOrder(Fate.ANSWERED, Fate.ANSWERED, Fate.SILENT);
  }
}
