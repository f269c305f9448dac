package dev.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ManifestText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a target leaves it to the user whether TCP or UDP is meant.
final class ProtocolsTest {
  private static final ClusterSnapshot CLUSTER =
      ManifestText.cluster(
          """
          apiVersion: v1
          kind: Pod
          metadata: {name: both, namespace: a}
          spec:
            containers:
              - {name: c, image: x, ports: [{containerPort: 53, protocol: UDP}, {containerPort: 53}, {containerPort: 80}]}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: plain, namespace: a}
          spec: {containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: both, namespace: a}
          spec: {selector: {app: x}, ports: [{name: u, port: 53, protocol: UDP}, {name: t, port: 53}, {name: m, port: 80}]}
          """);

  @ParameterizedTest
  @CsvSource({
    "pod, both, 0, true",
    "pod, both, 53, true",
    "pod, both, 80, false",
    "pod, both, 9999, true",
    "pod, plain, 0, false",
    "pod, gone, 80, false",
    "service, both, 0, true",
    "service, both, 53, true",
    "service, both, 80, false",
    "host, 203.0.113.9, 0, false",
    "host, 203.0.113.9, 5353, true",
    "ingress, web, 0, false",
  })
  void oneThatDeclaresBothOrNeitherLeavesAChoice(String sort, String name, int port, boolean open) {
    Target to =
        switch (sort) {
          case "pod" -> new Target.PodTarget(ObjectRef.pod("a", name));
          case "service" -> new Target.ServiceTarget(ObjectRef.service("a", name));
          case "host" -> new Target.HostTarget(name);
          default -> new Target.IngressTarget(new ObjectRef(Kind.INGRESS, "a", name), "a.example");
        };
    assertThat(Protocols.open(CLUSTER, to, port)).isEqualTo(open);
  }
}
