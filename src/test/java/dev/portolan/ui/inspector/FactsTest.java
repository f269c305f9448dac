package dev.portolan.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Metadata;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.Exposure;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.ui.inspector.Facts.Fact;
import dev.portolan.ui.inspector.Facts.Note;
import dev.portolan.ui.inspector.Facts.Section;
import dev.portolan.ui.inspector.Facts.Status;
import dev.portolan.ui.parts.Tone;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the inspector says of each kind of the shop.
final class FactsTest {
  private static final ObjectRef WEB_SERVICE = ObjectRef.service("shop", "web");
  private final SnapshotIndex shop = new SnapshotIndex(ClusterFixture.shop());

  @Test
  void aPodTellsItsPlaceAndWhoLeadsToIt() {
    Facts facts = Facts.of(shop, ObjectRef.pod("shop", "web-0"));

    assertThat(facts.status()).isEqualTo(new Status(Tone.GOOD, "Ready"));
    assertThat(facts.subtitle()).isEqualTo("Pod in shop");
    assertThat(row(facts, "Pod", "Ready").remark()).isEqualTo("1 of 1 container");
    assertThat(row(facts, "Pod", "Pod IP").value()).startsWith("10.1.1.");
    assertThat(row(facts, "Pod", "Node"))
        .isEqualTo(new Fact("Node", "node-1", Tone.PLAIN, ObjectRef.node("node-1"), "10.0.0.1"));
    assertThat(row(facts, "Pod", "Owner").link())
        .isEqualTo(new ObjectRef(Kind.DEPLOYMENT, "shop", "web"));
    assertThat(row(facts, "Container main", "Ports").value()).isEqualTo("http 8080/TCP");
    assertThat(section(facts, "Services that lead here").rows())
        .containsExactly(new Fact("", "web", Tone.GOOD, WEB_SERVICE, "ready"));
    assertThat(row(facts, "Labels", "").value()).isEqualTo("app=web");
  }

  @Test
  void anUnreadyPodIsToldApart() {
    Facts facts = Facts.of(shop, ObjectRef.pod("shop", "db-0"));

    assertThat(facts.status()).isEqualTo(new Status(Tone.WARN, "Not ready"));
    assertThat(row(facts, "Pod", "Status").remark()).isEqualTo("ContainersNotReady");
    assertThat(section(facts, "Services that lead here").rows())
        .extracting(Fact::remark)
        .containsExactly("not ready");
  }

  @Test
  void policiesThatSelectAPodAreLinked() {
    ObjectRef ref = new ObjectRef(Kind.NETWORK_POLICY, "shop", "deny");
    NetworkPolicy deny =
        new NetworkPolicy(
            Metadata.of(ref, Map.of()),
            LabelSelector.of(Map.of("app", "web")),
            Set.of(Direction.INGRESS),
            List.of(),
            List.of());
    SnapshotIndex index =
        new SnapshotIndex(new ClusterFixture().deployment("shop", "web", 2).add(deny).build());

    assertThat(section(Facts.of(index, ObjectRef.pod("shop", "web-0")), policies()).rows())
        .containsExactly(new Fact("", "deny", Tone.PLAIN, ref, "ingress"));
    Facts facts = Facts.of(index, ref);
    assertThat(facts.status().text()).isEqualTo("Selects 2 pods");
    assertThat(note(facts, "Lets in")).startsWith("Nothing");
    assertThat(section(facts, "Selected pods (2)").rows()).hasSize(2);
  }

  @Test
  void whatMayNotBeReadIsNeverNone() {
    SnapshotIndex index = new SnapshotIndex(forbidden(Kind.NETWORK_POLICY));

    assertThat(note(Facts.of(index, ObjectRef.pod("shop", "web-0")), policies()))
        .isEqualTo("Network policies are not readable: no");
    assertThat(row(Facts.of(index, ObjectRef.namespace("shop")), "Holds", "Network policies"))
        .extracting(Fact::value)
        .isEqualTo("not allowed");
    assertThat(note(Facts.of(index, new ObjectRef(Kind.NETWORK_POLICY, "shop", "x")), "Gone"))
        .contains("not readable");
  }

  @Test
  void aServiceTellsItsPortsAndEndpoints() {
    Facts facts = Facts.of(shop, ObjectRef.service("shop", "db"));

    assertThat(facts.status()).isEqualTo(new Status(Tone.WARN, "1 of 2 ready"));
    assertThat(row(facts, "Service", "DNS name").value()).isEqualTo("db.shop.svc");
    assertThat(row(facts, "Service", "Ports").value()).isEqualTo("5432 → 8080 (http) TCP");
    assertThat(section(facts, "Endpoints (2)").rows())
        .extracting(Fact::value, Fact::tone, Fact::remark)
        .containsExactlyInAnyOrder(
            tuple("db-0", Tone.WARN, "not ready on node-1"),
            tuple("db-1", Tone.GOOD, "ready on node-2"));
    assertThat(section(facts, "Endpoints (2)").rows())
        .allSatisfy(row -> assertThat(row.label()).endsWith(":8080"));
  }

  @Test
  void aLoadBalancerWithoutAddressIsPending() {
    Service service =
        new Service(
            Metadata.of(WEB_SERVICE, Map.of()),
            Service.Type.LOAD_BALANCER,
            List.of("10.2.0.10"),
            List.of(new ServicePort("http", Protocol.TCP, 80, PortRef.of(8080), 30180)),
            Map.of("app", "web"),
            Exposure.NONE,
            false);
    Facts facts =
        Facts.of(new SnapshotIndex(new ClusterFixture().add(service).build()), WEB_SERVICE);

    assertThat(row(facts, "Service", "Load balancer").value()).isEqualTo("pending");
    assertThat(row(facts, "Service", "Ports").value())
        .isEqualTo("80 → 8080 (http) TCP, nodePort 30180");
  }

  @Test
  void workloadNamespaceNodeAndIngressLinkToTheirParts() {
    Facts workload = Facts.of(shop, new ObjectRef(Kind.DEPLOYMENT, "shop", "web"));
    assertThat(section(workload, "Pods (3)").rows()).allMatch(row -> row.link() != null);
    assertThat(row(workload, "Services that lead here", "").link()).isEqualTo(WEB_SERVICE);

    Facts namespace = Facts.of(shop, ObjectRef.namespace("shop"));
    assertThat(namespace.status()).isEqualTo(new Status(Tone.WARN, "4 of 5 pods ready"));
    assertThat(section(namespace, "Needs a look").rows())
        .extracting(Fact::value)
        .containsExactly("nobody", "site", "db", "db-0");

    Facts node = Facts.of(shop, ObjectRef.node("node-1"));
    assertThat(row(node, "Node", "Pod range").value()).isEqualTo("10.1.1.0/24");
    assertThat(section(node, "Pods (4)").rows()).allMatch(row -> row.link() != null);

    Facts ingress = Facts.of(shop, new ObjectRef(Kind.INGRESS, "shop", "site"));
    assertThat(row(ingress, "shop.example", "/").link()).isEqualTo(WEB_SERVICE);
  }

  @Test
  void anIngressToAMissingServiceSaysSo() {
    SnapshotIndex index =
        new SnapshotIndex(
            new ClusterFixture().ingress("shop", "site", "a.example", "ghost").build());
    Facts facts = Facts.of(index, new ObjectRef(Kind.INGRESS, "shop", "site"));

    assertThat(facts.status().tone()).isEqualTo(Tone.BAD);
    assertThat(row(facts, "a.example", "/"))
        .isEqualTo(new Fact("/", "ghost:80", Tone.BAD, null, "no such service"));
  }

  @Test
  void aPortThatTheServiceLacksIsBroken() {
    Ingress.Backend backend = new Ingress.Backend("web", PortRef.of(81));
    assertThat(Backends.judge(shop, "shop", backend).text())
        .isEqualTo("the service has no port 81");
  }

  @Test
  void severalObjectsAreCounted() {
    List<ObjectRef> refs =
        List.of(WEB_SERVICE, ObjectRef.pod("shop", "web-0"), ObjectRef.pod("shop", "db-0"));
    Facts facts = Facts.of(shop, refs);

    assertThat(facts.title()).isEqualTo("3 objects");
    assertThat(row(facts, "Selection", "Pods").value()).isEqualTo("2");
    assertThat(section(facts, "Objects").rows()).extracting(Fact::link).isEqualTo(refs);
  }

  private static String policies() {
    return "Network policies that select it";
  }

  private static ClusterSnapshot forbidden(Kind kind) {
    ClusterSnapshot all = ClusterFixture.shop();
    Map<Kind, Coverage> coverage = new EnumMap<>(all.coverage());
    coverage.put(kind, new Coverage.Forbidden("no"));
    return new ClusterSnapshot(all.origin(), 2, all.time(), coverage, all.objects());
  }

  private static Section section(Facts facts, String title) {
    return facts.sections().stream()
        .filter(s -> s.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError(title + " in " + facts));
  }

  private static Fact row(Facts facts, String section, String label) {
    return section(facts, section).rows().stream()
        .filter(row -> row.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError(label + " in " + facts));
  }

  private static String note(Facts facts, String section) {
    Note note = section(facts, section).note();
    return note == null ? "" : note.text();
  }
}
