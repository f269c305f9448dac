package dev.portolan.policy.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.service.Because;
import dev.portolan.testkit.ManifestText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What names mean, and what is answered between them.
final class QuestionsTest {
  private static final ClusterSnapshot CLUSTER =
      ManifestText.cluster(
          """
          apiVersion: v1
          kind: Node
          metadata: {name: n1}
          status: {addresses: [{type: InternalIP, address: 10.0.0.1}]}
          ---
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: web, namespace: shop}
          spec:
            replicas: 2
            selector: {matchLabels: {app: web}}
            template:
              metadata: {labels: {app: web}}
              spec: {containers: [{name: c, image: x, ports: [{name: http, containerPort: 8080}]}]}
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: web, namespace: shop}
          spec: {selector: {app: web}, clusterIP: 10.2.0.10, ports: [{name: http, port: 80, targetPort: http}]}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: db, namespace: shop, labels: {app: db}}
          spec: {nodeName: n1, containers: [{name: c, image: x, ports: [{containerPort: 5432}]}]}
          status: {phase: Running, podIPs: [{ip: 10.1.0.5}, {ip: "fd00::5"}], conditions: [{type: Ready, status: "True"}]}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: job, labels: {app: job}}
          spec: {containers: [{name: c, image: x}]}
          status: {phase: Succeeded}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: edge, namespace: ingress, labels: {app.kubernetes.io/name: ingress-nginx}}
          spec: {containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}
          ---
          apiVersion: networking.k8s.io/v1
          kind: Ingress
          metadata: {name: site, namespace: shop}
          spec:
            ingressClassName: nginx
            rules: [{host: shop.example, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]
          ---
          apiVersion: networking.k8s.io/v1
          kind: Ingress
          metadata: {name: other, namespace: shop}
          spec:
            ingressClassName: custom
            rules: [{host: other.example, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]
          ---
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: {name: web, namespace: shop}
          spec:
            podSelector: {matchLabels: {app: web}}
            ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress}}}], ports: [{port: http}]}]
          ---
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: {name: db, namespace: shop}
          spec:
            podSelector: {matchLabels: {app: db}}
            ingress: [{from: [{podSelector: {matchLabels: {app: web}}}, {ipBlock: {cidr: 198.51.100.0/25}}]}]
          """);

  private final SubjectParser parser = new SubjectParser(CLUSTER);
  private final Questions questions =
      Questions.explained(Reachability.of(CLUSTER), new SnapshotIndex(CLUSTER));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shop/web                      | deploy/shop/web
          svc/shop/web                  | svc/shop/web
          services/shop/web             | svc/shop/web
          deployment.apps/shop/web      | deploy/shop/web
          shop/db                       | shop/db
          pod/shop/db                   | shop/db
          job                           | default/job
          pod/job                       | default/job
          web.shop.svc                  | svc/shop/web
          web.shop.svc.cluster.local    | svc/shop/web
          shop.example                  | shop.example
          ingress/shop/site             | shop/site
          10.1.0.5                      | shop/db
          fd00:0::5                     | shop/db
          10.2.0.10                     | svc/shop/web
          10.0.0.1                      | 10.0.0.1 (node n1)
          8.8.8.8                       | 8.8.8.8
          2001:db8::1                   | 2001:db8::1
          198.51.100.0/24               | 198.51.100.0/24
          """)
  void aNameMeans(String text, String label) {
    assertThat(parser.parse(text))
        .isInstanceOfSatisfying(
            Lookup.Found.class, f -> assertThat(f.subject().label()).isEqualTo(label));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shop/wbe           | svc/shop/web, deploy/shop/web?
          shp/web            | did you mean
          svc/shop/db        | no Service named shop/db; did you mean shop/db
          thing/shop/web     | unknown kind thing
          a/b/c/d            | is no name
          10.0.0.0/33        | is no address range
          999.1.1.1          | no pod, workload or service
          """)
  void anUnknownNameIsAnsweredWithNearOnes(String text, String problem) {
    assertThat(parser.parse(text))
        .isInstanceOfSatisfying(
            Lookup.Unknown.class, u -> assertThat(u.problem()).contains(problem));
  }

  @Test
  void anAmbiguousNameSaysHowToNameTheOther() {
    assertThat(parser.parse("shop/web"))
        .isInstanceOfSatisfying(
            Lookup.Found.class, f -> assertThat(f.note()).contains("svc/shop/web"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shop/web            | shop/db            | 5432 | allowed
          ingress/edge        | shop/web           | 8080 | allowed
          ingress/edge        | shop/web           | http | allowed
          ingress/edge        | shop/web           | 80   | denied
          ingress/edge        | svc/shop/web       | 80   | allowed
          shop/db             | svc/shop/web       | 80   | denied
          shop/db             | shop.example       | 80   | allowed
          shop/db             | shop.example       | 8443 | not applicable
          shop/db             | other.example      | 80   | undecided
          shop/web            | shop/web           | 8080 | denied
          shop/db             | shop/db            | 1    | allowed
          198.51.100.1        | shop/db            | 5432 | allowed
          198.51.100.200      | shop/db            | 5432 | denied
          198.51.100.0/24     | shop/db            | 5432 | undecided
          198.51.100.0/26     | shop/db            | 5432 | allowed
          2001:db8::1         | 10.1.0.5           | 5432 | not applicable
          2001:db8::1         | shop/db            | 5432 | denied
          10.0.0.1            | shop/db            | 5432 | allowed
          default/job         | shop/db            | 5432 | not applicable
          8.8.8.8             | 9.9.9.9            | 53   | not applicable
          """)
  void anAnswer(String from, String to, String port, String state) {
    Answer answer = questions.ask(subject(from), subject(to), port(port));
    assertThat(answer.verdict().state().word()).as(Because.of(answer.verdict())).isEqualTo(state);
  }

  @Test
  void withoutAPortEveryDeclaredOneIsAnsweredAndAllPortsSummedUp() {
    Answer answer =
        questions.ask(subject("ingress/edge"), subject("shop/web"), new Wanted.Declared(null));
    assertThat(answer.findings()).extracting(Answer.Finding::port).containsOnly("TCP 8080");
    assertThat(answer.spread()).isNotNull();
    assertThat(answer.spread().every().toString()).isEqualTo("TCP 8080");
  }

  private Subject subject(String text) {
    return ((Lookup.Found) parser.parse(text)).subject();
  }

  private static Wanted port(String text) {
    boolean number = text.chars().allMatch(Character::isDigit);
    return new Wanted.Port(
        Protocol.TCP, number ? PortRef.of(Integer.parseInt(text)) : PortRef.named(text));
  }
}
