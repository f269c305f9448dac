package dev.portolan.probe.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.Exposure;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Question;
import dev.portolan.probe.Question.Family;
import dev.portolan.probe.Question.RecordType;
import dev.portolan.probe.Target;
import dev.portolan.probe.target.Aim.Nothing;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.target.Aim.Points;
import dev.portolan.testkit.ClusterFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Callers and targets with IPv4, IPv6 and both: no caller is sent to an address that it has no way
/// to, and none that it has a way to is left out.
final class FamiliesTest {
  private static final SnapshotIndex INDEX = new SnapshotIndex(cluster());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reach    | four | pod:app-0     | 10.1.1.10:8080 (http)
          reach    | six  | pod:app-0     | [fd00:1::10]:8080 (http)
          reach    | both | pod:app-0     | 10.1.1.10:8080 (http), [fd00:1::10]:8080 (http)
          reach    | node | pod:app-0     | 10.1.1.10:8080 (http)
          ping     | six  | pod:app-0     | fd00:1::10
          ping6    | both | pod:app-0     | fd00:1::10
          trace4   | both | pod:app-0     | 10.1.1.10
          mtu6     | both | pod:app-0     | fd00:1::10
          ping6    | both | pod:four      | FAILED shop/four has no IPv6 address.
          reach    | four | pod:six       | [fd00:1::6]:8080 (http) because shop/four has only an IPv4 address, and shop/six only IPv6: no packet of one gets to the other without a gateway that translates.
          ping     | six  | pod:four      | 10.1.1.4 because shop/six has only an IPv6 address, and shop/four only IPv4: no packet of one gets to the other without a gateway that translates.
          reach    | node | pod:six       | [fd00:1::6]:8080 (http)
          reach    | six  | host:10.9.9.9 | 10.9.9.9:8080 because shop/six has only an IPv6 address, and 10.9.9.9 only IPv4: no packet of one gets to the other without a gateway that translates.
          reach    | four | svc:app       | 10.2.0.1:80 (http)
          reach    | six  | svc:app       | [fd00:2::1]:80 (http)
          reach    | both | svc:app       | 10.2.0.1:80 (http), [fd00:2::1]:80 (http)
          backends | six  | svc:app       | [fd00:2::1]:80 (http), [fd00:1::10]:8080 (http), [fd00:1::11]:8080 (http)
          backends | both | svc:app4      | 10.2.0.4:80 (http), 10.1.1.10:8080 (http), 10.1.1.11:8080 (http)
          mtu      | six  | svc:app       | fd00:1::10, fd00:1::11
          reach    | four | svc:peers     | 10.1.1.10:8080 (http), 10.1.1.11:8080 (http)
          reach    | six  | svc:peers     | [fd00:1::10]:8080 (http), [fd00:1::11]:8080 (http)
          reach    | both | svc:peers     | 10.1.1.10:8080 (http), [fd00:1::10]:8080 (http), [fd00:1::11]:8080 (http), 10.1.1.11:8080 (http)
          reach    | six  | ing:site      | [2001:db8::80]:80 (http), edge.example:80 (http)
          reach    | both | host:FD00:1:0::0010 | 10.1.1.10:8080 (http), [fd00:1::10]:8080 (http)
          reach    | six  | host:fd00:2:0::1 | [fd00:2::1]:80 (http)
          dns      | four | svc:app       | app.shop at resolv.conf, app.shop at 10.1.3.1:53
          dns      | six  | svc:app       | app.shop at resolv.conf, app.shop at [fd00:3::1]:53
          dns      | both | svc:app       | app.shop at resolv.conf, app.shop at 10.1.3.1:53, app.shop at [fd00:3::1]:53
          """)
  void chooses(String question, String from, String to, String expected) {
    Aim aim = new Targets(INDEX).resolve(request(question, from, target(to)));

    assertThat(text(aim)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"four, 2", "six, 2", "both, 2"})
  void aServiceOfTwoFamiliesHasItsBackendsOnce(String from, int count) {
    Aim aim = new Targets(INDEX).resolve(request("backends", from, target("svc:app")));

    assertThat(((Points) aim).note()).contains("one of its " + count + " ready endpoints");
  }

  private static CheckRequest request(String question, String from, Target to) {
    Duration pace = Duration.ofMillis(200);
    boolean host = to instanceof Target.HostTarget h && h.host().startsWith("10.9");
    Question asked =
        switch (question) {
          case "ping" -> Question.Ping.PLAIN;
          case "ping6" -> new Question.Ping(5, 56, pace, false, Family.IPV6);
          case "trace4" -> new Question.Traceroute(Question.Way.BEST, 0, Family.IPV4);
          case "mtu" -> new Question.Mtu(Family.ANY);
          case "mtu6" -> new Question.Mtu(Family.IPV6);
          case "dns" -> new Question.Dns(RecordType.AAAA, true);
          default -> new Question.Reach(host ? 8080 : 0, question.equals("backends"));
        };
    return new CheckRequest(
        asked, new ContainerRef("shop", from, "main"), to, Duration.ofSeconds(1));
  }

  private static Target target(String text) {
    String[] parts = text.split(":", 2);
    return switch (parts[0]) {
      case "pod" -> new Target.PodTarget(ObjectRef.pod("shop", parts[1]));
      case "svc" -> new Target.ServiceTarget(ObjectRef.service("shop", parts[1]));
      case "ing" -> new Target.IngressTarget(new ObjectRef(Kind.INGRESS, "shop", parts[1]), "");
      default -> new Target.HostTarget(parts[1]);
    };
  }

  private static String text(Aim aim) {
    return switch (aim) {
      case Nothing n -> n.outcome() + " " + n.summary();
      case Points p ->
          String.join(", ", p.points().stream().map(FamiliesTest::text).toList())
              + (p.cause().isEmpty() ? "" : " because " + p.cause());
    };
  }

  private static String text(Point p) {
    boolean dns = p.name().startsWith("app.shop");
    return dns
        ? p.name() + " at " + (p.address().isEmpty() ? "resolv.conf" : p.label())
        : p.label();
  }

  private static ClusterSnapshot cluster() {
    ClusterFixture f = new ClusterFixture().namespace("shop").namespace("kube-system");
    f.node("node-1", "10.0.0.1", "10.1.1.0/24");
    f.add(pod("shop", "four", false, "10.1.1.4")).add(pod("shop", "six", false, "fd00:1::6"));
    f.add(pod("shop", "both", false, "10.1.1.5", "fd00:1::5"));
    f.add(pod("shop", "node", true, "10.0.0.1"));
    f.add(pod("shop", "app-0", false, "10.1.1.10", "fd00:1::10"));
    f.add(pod("shop", "app-1", false, "fd00:1::11", "10.1.1.11"));
    f.add(pod("kube-system", "dns", false, "10.1.3.1", "fd00:3::1"));
    f.add(service("shop", "app", "http", 80, "10.2.0.1", "fd00:2::1"));
    f.add(service("shop", "app4", "http", 80, "10.2.0.4"));
    f.add(service("shop", "peers", "http", 80));
    f.add(service("kube-system", "kube-dns", "dns", 53, "10.2.0.10", "fd00:2::a"));
    f.add(
        new Ingress(
            Metadata.of(new ObjectRef(Kind.INGRESS, "shop", "site"), Map.of()),
            "nginx",
            List.of(),
            null,
            List.of(),
            List.of("198.51.100.80", "2001:db8::80", "edge.example")));
    return f.build();
  }

  private static Pod pod(String namespace, String name, boolean host, String... ips) {
    String app = name.startsWith("app") ? "app" : name;
    Metadata meta = Metadata.of(ObjectRef.pod(namespace, name), Map.of("app", app));
    Pod one = ClusterFixture.pod(meta, "node-1", "", true);
    return new Pod(
        meta, one.nodeName(), List.of(ips), host, one.phase(), one.health(), one.containers());
  }

  private static Service service(
      String namespace, String name, String port, int number, String... ips) {
    boolean dns = number == 53;
    Protocol protocol = dns ? Protocol.UDP : Protocol.TCP;
    return new Service(
        Metadata.of(ObjectRef.service(namespace, name), Map.of()),
        Service.Type.CLUSTER_IP,
        List.of(ips),
        List.of(new ServicePort(port, protocol, number, PortRef.of(dns ? 53 : 8080), 0)),
        Map.of("app", dns ? "dns" : "app"),
        Exposure.NONE,
        false);
  }
}
