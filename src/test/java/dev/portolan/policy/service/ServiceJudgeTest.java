package dev.portolan.policy.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Verdict;
import dev.portolan.testkit.ManifestText;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Services are judged on what is behind them.
final class ServiceJudgeTest {
  /// Pods a (old: port http is 8080) and b (new: http is 9090), a policy that admits 8080 only;
  /// every sort of service before them.
  private static final ClusterSnapshot CLUSTER =
      ManifestText.cluster(
          """
          apiVersion: v1
          kind: Node
          metadata: {name: n1}
          status: {addresses: [{type: InternalIP, address: 10.0.0.1}]}
          ---
          apiVersion: v1
          kind: Node
          metadata: {name: n3}
          status: {addresses: [{type: InternalIP, address: 10.0.0.3}]}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: caller, namespace: shop, labels: {app: caller}}
          spec: {containers: [{name: c, image: x}]}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: kept, namespace: shop, labels: {app: kept}}
          spec: {containers: [{name: c, image: x}]}
          ---
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: {name: kept-in, namespace: shop}
          spec: {podSelector: {matchLabels: {app: kept}}, policyTypes: [Egress]}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: open-port, namespace: shop}
          spec: {type: NodePort, selector: {app: agent}, clusterIP: 10.2.0.85, ports: [{port: 80, nodePort: 30085}]}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: a, namespace: shop, labels: {app: web, track: old}}
          spec: {containers: [{name: c, image: x, ports: [{name: http, containerPort: 8080}]}]}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: b, namespace: shop, labels: {app: web, track: new}}
          spec: {containers: [{name: c, image: x, ports: [{name: http, containerPort: 9090}]}]}
          ---
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: {name: only-8080, namespace: shop}
          spec:
            podSelector: {matchLabels: {app: web}}
            ingress: [{ports: [{port: 8080}]}]
          ---
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: {name: inside-only, namespace: shop}
          spec:
            podSelector: {matchLabels: {app: closed}}
            ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24}}]}]
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: closed, namespace: shop, labels: {app: closed}}
          spec: {containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: named, namespace: shop}
          spec: {selector: {app: web}, clusterIP: 10.2.0.1, ports: [{name: web, port: 80, targetPort: http}]}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: numeric, namespace: shop}
          spec: {selector: {app: web}, clusterIP: 10.2.0.2, ports: [{port: 80, targetPort: 8080}]}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: same-number, namespace: shop}
          spec: {selector: {app: web}, clusterIP: 10.2.0.3, ports: [{port: 8080, targetPort: 9090}]}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: missing-name, namespace: shop}
          spec: {selector: {app: web}, clusterIP: 10.2.0.4, ports: [{port: 80, targetPort: grpc}]}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: nobody, namespace: shop}
          spec: {selector: {app: nobody}, clusterIP: 10.2.0.5, ports: [{port: 80}]}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: headless, namespace: shop}
          spec: {selector: {app: web}, clusterIP: None, ports: [{port: 80, targetPort: 8080}]}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: elsewhere, namespace: shop}
          spec: {type: ExternalName, externalName: db.example.com}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: alias, namespace: shop}
          spec: {type: ExternalName, externalName: numeric.shop.svc.cluster.local}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: by-hand, namespace: shop}
          spec: {clusterIP: 10.2.0.6, ports: [{port: 80, targetPort: 8080}]}
          ---
          apiVersion: v1
          kind: Endpoints
          metadata: {name: by-hand, namespace: shop}
          subsets: [{addresses: [{ip: 198.51.100.7}], ports: [{port: 8080}]}]
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: cluster-policy, namespace: shop}
          spec: {type: NodePort, selector: {app: closed}, ports: [{port: 80, nodePort: 30080}]}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: local-policy, namespace: shop}
          spec: {type: NodePort, externalTrafficPolicy: Local, selector: {app: closed}, ports: [{port: 80, nodePort: 30081}]}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: agent, namespace: shop, labels: {app: agent}}
          spec: {nodeName: n1, containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: agent-2, namespace: shop, labels: {app: agent}}
          spec: {nodeName: n2, containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: on-n1, namespace: shop}
          spec: {nodeName: n1, containers: [{name: c, image: x}]}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: on-n3, namespace: shop}
          spec: {nodeName: n3, containers: [{name: c, image: x}]}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: near, namespace: shop}
          spec: {internalTrafficPolicy: Local, selector: {app: agent}, type: NodePort, ports: [{port: 80, nodePort: 30082}]}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: kept, namespace: shop}
          spec: {externalTrafficPolicy: Local, selector: {app: agent}, type: NodePort, ports: [{port: 80, nodePort: 30083}]}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: outward, namespace: shop}
          spec:
            {internalTrafficPolicy: Local, selector: {app: agent}, clusterIP: 10.2.0.9, externalIPs: [203.0.113.80], ports: [{port: 80}]}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: host-n3, namespace: shop}
          spec: {nodeName: n3, hostNetwork: true, containers: [{name: c, image: x}]}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: sought, namespace: shop, labels: {app: sought}}
          spec: {nodeName: n1, containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}
          ---
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: {name: nodes-only, namespace: shop}
          spec:
            podSelector: {matchLabels: {app: sought}}
            ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/24}}]}]
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: sought, namespace: shop}
          spec: {externalTrafficPolicy: Local, selector: {app: sought}, type: NodePort, ports: [{port: 80, nodePort: 30084}]}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: near-headless, namespace: shop}
          spec: {internalTrafficPolicy: Local, clusterIP: None, selector: {app: agent}, ports: [{port: 80}]}
          """);

  private final ServiceJudge judge =
      new ServiceJudge(Reachability.of(CLUSTER), new SnapshotIndex(CLUSTER));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          caller      | numeric        | 80    | allowed        |
          caller      | named          | 80    | undecided      | partly allowed: 1 of 2 backends: shop/a; denied: shop/b
          caller      | same-number    | 8080  | denied         | shop/only-8080
          caller      | missing-name   | 80    | not applicable | no selected pod declares a TCP port named grpc
          caller      | numeric        | 81    | not applicable | the service has no port 81; it has 80
          caller      | nobody         | 80    | not applicable | its selector app=nobody matches no pod
          caller      | headless       | 80    | allowed        |
          caller      | headless       | 9090  | denied         | shop/only-8080
          caller      | headless       | 8080  | allowed        |
          caller      | elsewhere      | 5432  | undecided      | alias of the name db.example.com
          caller      | alias          | 80    | allowed        |
          caller      | by-hand        | 80    | allowed        |
          caller      | cluster-policy | 80    | denied         | shop/inside-only
          on-n1       | near           | 80    | allowed        |
          on-n3       | near           | 80    | not applicable | none of its 2 endpoints is on the caller's node n3
          caller      | near           | 80    | undecided      | it is not known whether an endpoint is on the caller's node
          on-n3       | near           | 30082 | allowed        |
          203.0.113.9 | near           | 80    | allowed        |
          on-n3       | near-headless  | 80    | allowed        |
          203.0.113.9 | local-policy   | 30081 | allowed        |
          192.0.2.9   | local-policy   | 30081 | denied         | shop/inside-only
          caller      | open-port      | 30085 | allowed        |
          kept        | open-port      | 30085 | denied         | isolated for egress by shop/kept-in
          203.0.113.9 | cluster-policy | 30080 | undecided      | externalTrafficPolicy is Cluster
          192.0.2.9   | cluster-policy | 30080 | denied         | shop/inside-only
          """)
  void aServiceIsJudgedOnItsBackends(
      String from, String service, int port, String state, String because) {
    Verdict verdict = judge.judge(party(from), service(service), Protocol.TCP, port).verdict();
    assertThat(verdict.state().word()).as(Because.of(verdict)).isEqualTo(state);
    if (because != null) {
      assertThat(Because.of(verdict)).contains(because);
    }
  }

  @Test
  void namedTargetPortsAreFoundPodByPod() {
    ServiceVerdict verdict = judge.judge(party("caller"), service("named"), Protocol.TCP, 80);
    assertThat(
            verdict.backends().stream()
                .collect(
                    Collectors.toMap(
                        b -> ServiceJudge.name(b.party()),
                        b -> b.targetPort() + " " + b.verdict().state())))
        .containsEntry("shop/a", "8080 ALLOWED")
        .containsEntry("shop/b", "9090 DENIED")
        .hasSize(2);
  }

  @Test
  void trafficKeptOnANodeMeetsTheEndpointsThere() {
    ServiceVerdict inside = judge.judge(party("on-n1"), service("near"), Protocol.TCP, 80);
    assertThat(inside.backends())
        .extracting(b -> ServiceJudge.name(b.party()))
        .containsExactly("shop/agent");
    assertThat(inside.verdict().reasons())
        .extracting(r -> r.text())
        .contains("internalTrafficPolicy is Local: 1 of 2 endpoints, on the caller's node n1");
  }

  /// Held against the lab: at its own node's port a pod gets through; at another's never where no
  /// endpoint is, and at times where some are.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.0.0.1     | on-n1       | kept    | 30083 | allowed
          10.0.0.1     | on-n3       | kept    | 30083 | undecided
          10.0.0.1     | host-n3     | kept    | 30083 | allowed
          10.0.0.3     | on-n1       | kept    | 30083 | not applicable
          10.0.0.3     | on-n3       | kept    | 30083 | allowed
          10.0.0.1     | 203.0.113.9 | kept    | 30083 | allowed
          10.0.0.3     | 203.0.113.9 | kept    | 30083 | not applicable
          ''           | 203.0.113.9 | kept    | 30083 | allowed
          10.0.0.3     | on-n3       | near    | 30082 | allowed
          10.2.0.9     | on-n3       | outward | 80    | not applicable
          203.0.113.80 | on-n3       | outward | 80    | allowed
          10.0.0.1     | on-n1       | sought  | 30084 | denied
          10.0.0.1     | on-n3       | sought  | 30084 | undecided
          """)
  void whichAddressIsAskedDecidesWhatIsKept(
      String address, String from, String service, int port, String state) {
    Verdict verdict =
        judge.judgeAt(address, party(from), service(service), Protocol.TCP, port).verdict();
    assertThat(verdict.state().word()).as(Because.of(verdict)).isEqualTo(state);
  }

  @Test
  void endpointsWithoutAPodAreOutside() {
    ServiceVerdict verdict = judge.judge(party("caller"), service("by-hand"), Protocol.TCP, 80);
    assertThat(verdict.backends())
        .singleElement()
        .satisfies(b -> assertThat(b.party()).isEqualTo(Party.outside("198.51.100.7")));
  }

  private static Party party(String name) {
    return name.contains(".")
        ? Party.outside(name)
        : Party.of(CLUSTER.pod(ObjectRef.pod("shop", name)).orElseThrow());
  }

  private static Service service(String name) {
    return CLUSTER.service(ObjectRef.service("shop", name)).orElseThrow();
  }
}
