package dev.portolan.probe.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.Kind;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.Exposure;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import dev.portolan.probe.target.Aim.Nothing;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.target.Aim.Points;
import dev.portolan.testkit.ClusterFixture;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetsTest {
  private static final ContainerRef FROM = new ContainerRef("shop", "web-0", "main");
  private static final SnapshotIndex INDEX = new SnapshotIndex(cluster());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          REACH      | pod:shop/web-1       | 0  | CONNECT 10.1.2.11:8080 (http)
          REACH      | pod:shop/web-1       | 81 | CONNECT 10.1.2.11:81
          PING       | pod:shop/web-1       | 0  | PING 10.1.2.11
          TRACEROUTE | pod:shop/web-1       | 0  | TRACE 10.1.2.11
          REACH      | pod:shop/pending     | 0  | FAILED shop/pending has no IP address yet (Running).
          REACH      | pod:shop/nosuch      | 0  | FAILED There is no Pod shop/nosuch.
          REACH      | pod:shop/web-1       | 65536 | FAILED A port is a number from 1 to 65535.
          REACH      | service:shop/web     | 0  | CONNECT 10.2.0.10:80 (http)
          PING       | service:shop/web     | 0  | CONNECT 10.2.0.10:80 (http)
          TRACEROUTE | service:shop/web     | 0  | TRACE 10.2.0.10:80 (http)
          REACH      | service:shop/peers   | 0  | CONNECT 10.1.1.10:8080 (http), 10.1.2.11:8080 (http), 10.1.1.12:8080 (http)
          PING       | service:shop/peers   | 0  | PING 10.1.1.10, 10.1.2.11, 10.1.1.12
          REACH      | service:shop/outside | 0  | FAILED shop/outside declares no TCP port; give one.
          REACH      | service:shop/outside | 443 | CONNECT db.example.org:443
          PING       | service:shop/outside | 0  | PING db.example.org
          REACH      | ingress:shop/site    | 0  | FAILED The ingress shop/site has no address.
          REACH      | host:10.1.2.11       | 0  | CONNECT 10.1.2.11:8080 (http)
          REACH      | host:web             | 0  | CONNECT web:80 (http)
          REACH      | host:api.payments.svc.cluster.local | 0 | CONNECT api.payments.svc.cluster.local:80 (http)
          PING       | host:10.2.0.13       | 0  | CONNECT 10.2.0.13:80 (http)
          REACH      | host:example.org     | 0  | FAILED example.org declares no TCP port; give one.
          PING       | host:example.org     | 0  | PING example.org
          PING       | host:fd00::7         | 0  | PING fd00::7
          PING       | host:300.1.1.1       | 0  | UNRESOLVED Not a host name or an IP address: 300.1.1.1
          PING       | host:-f              | 0  | UNRESOLVED Not a host name or an IP address: -f
          PING       | host:münchen.example | 0  | PING xn--mnchen-3ya.example
          PING       | host:ＥＸＡＭＰＬＥ.org | 0  | PING example.org
          PING       | host:－f             | 0  | UNRESOLVED Not a host name or an IP address: －f
          PING       | host:a；rm           | 0  | UNRESOLVED Not a host name or an IP address: a；rm
          REACH      | host:WEB.Shop        | 0  | CONNECT WEB.Shop:80 (http)
          REACH      | host:web.shop.svc.cluster.local. | 0 | CONNECT web.shop.svc.cluster.local.:80 (http)
          PING       | host:_sip._tcp.example.org | 0 | PING _sip._tcp.example.org
          PING       | host:example..org    | 0  | UNRESOLVED Not a host name or an IP address: example..org
          PING       | host:FD00:0:0::07    | 0  | PING fd00::7
          PING       | host:fe80::1%eth0    | 0  | UNRESOLVED Not a host name or an IP address: fe80::1%eth0
          PING       | host:[fd00::7]       | 0  | PING fd00::7
          """)
  void resolves(CheckKind kind, String target, int port, String expected) {
    CheckRequest request =
        new CheckRequest(kind, FROM, target(target), port, Duration.ofSeconds(1));

    assertThat(text(new Targets(INDEX).resolve(request))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"63, 1, true", "64, 1, false", "60, 4, true", "63, 4, false"})
  void aNameHasItsLength(int letters, int labels, boolean fine) {
    String name = String.join(".", Collections.nCopies(labels, "x".repeat(letters)));
    CheckRequest request =
        new CheckRequest(
            CheckKind.PING, FROM, new Target.HostTarget(name), 0, Duration.ofSeconds(1));

    assertThat(new Targets(INDEX).resolve(request) instanceof Points).isEqualTo(fine);
  }

  private static String text(Aim aim) {
    return switch (aim) {
      case Nothing n -> n.outcome() + " " + n.summary();
      case Points p ->
          p.method() + " " + String.join(", ", p.points().stream().map(Point::label).toList());
    };
  }

  private static Target target(String text) {
    String[] parts = text.split(":", 2);
    String[] path = parts[1].split("/", 2);
    return switch (parts[0]) {
      case "pod" -> new Target.PodTarget(ObjectRef.pod(path[0], path[1]));
      case "service" -> new Target.ServiceTarget(ObjectRef.service(path[0], path[1]));
      case "ingress" ->
          new Target.IngressTarget(new ObjectRef(Kind.INGRESS, path[0], path[1]), "shop.example");
      default -> new Target.HostTarget(parts[1]);
    };
  }

  private static dev.portolan.model.ClusterSnapshot cluster() {
    ClusterFixture f = new ClusterFixture();
    f.namespace("shop").deployment("shop", "web", 3);
    f.service("shop", "web", "10.2.0.10", Map.of("app", "web"), 80, 8080);
    f.service("shop", "peers", "", Map.of("app", "web"), 80, 8080);
    f.service("payments", "api", "10.2.0.13", Map.of("app", "api"), 80, 8080);
    f.ingress("shop", "site", "shop.example", "web");
    f.add(ClusterFixture.pod(meta(ObjectRef.pod("shop", "pending")), "node-1", "", false));
    f.add(
        new Service(
            meta(ObjectRef.service("shop", "outside")),
            Service.Type.EXTERNAL_NAME,
            List.of(),
            List.of(new ServicePort("dns", Protocol.UDP, 53, PortRef.of(53), 0)),
            Map.of(),
            new Exposure("db.example.org", List.of(), List.of(), Service.Routing.EVERYWHERE),
            false));
    return f.build();
  }

  private static Metadata meta(ObjectRef ref) {
    return Metadata.of(ref, Map.of());
  }
}
