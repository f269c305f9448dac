package dev.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Conclusion.Level;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.diagnosis.Step.State;
import dev.portolan.diagnosis.Unasked.Answer;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ClusterSnapshot.Origin;
import dev.portolan.model.Ingress;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.ManifestText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The name of an ingress, and who answers at its address, over a wire that the test answers for.
final class HostWalkTest {
  private static final ContainerRef WEB = new ContainerRef("shop", "web-0", "main");
  private static final String HOST = "shop.example";
  private static final String ADDRESS = "192.0.2.9";
  private static final ObjectRef SITE =
      new ObjectRef(dev.portolan.model.Kind.INGRESS, "shop", "site");

  /// The caller may send nothing; the controller stands behind a service with an address.
  private static final String GUARDED =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: edge, labels: {kubernetes.io/metadata.name: edge}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web-0, namespace: shop, labels: {app: web}}
      spec: {containers: [{name: main, image: x, ports: [{containerPort: 8080}]}]}
      status:
        phase: Running
        podIP: 10.1.1.1
        conditions: [{type: Ready, status: "True"}]
        containerStatuses: [{name: main, ready: true, state: {running: {}}}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop}
      spec: {selector: {app: web}, clusterIP: 10.2.0.1, ports: [{port: 80, targetPort: 8080}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: controller, namespace: edge, labels: {app.kubernetes.io/name: ingress-nginx}}
      spec: {containers: [{name: c, image: x, ports: [{containerPort: 8000}]}]}
      status:
        phase: Running
        podIP: 10.1.1.2
        conditions: [{type: Ready, status: "True"}]
        containerStatuses: [{name: c, ready: true, state: {running: {}}}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: controller, namespace: edge}
      spec:
        type: LoadBalancer
        selector: {app.kubernetes.io/name: ingress-nginx}
        clusterIP: 10.2.0.2
        ports: [{port: 80, targetPort: 8000}]
      status: {loadBalancer: {ingress: [{ip: 192.0.2.9}]}}
      ---
      apiVersion: discovery.k8s.io/v1
      kind: EndpointSlice
      metadata: {name: controller-1, namespace: edge, labels: {kubernetes.io/service-name: controller}}
      addressType: IPv4
      endpoints: [{addresses: [10.1.1.2], conditions: {ready: true}, targetRef: {kind: Pod, name: controller, namespace: edge}}]
      ports: [{port: 8000, protocol: TCP}]
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: site, namespace: shop}
      spec:
        ingressClassName: nginx
        rules:
        - host: shop.example
          http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}
      status: {loadBalancer: {ingress: [{ip: 192.0.2.9}]}}
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: no-egress, namespace: shop}
      spec: {podSelector: {}, policyTypes: [Egress]}
      """;

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ANSWERED     | 192.0.2.9    | OK      | shop.example resolves to 192.0.2.9.
          ANSWERED     | 203.0.113.80 | NOTE    | which is not shop/site at 192.0.2.9
          UNRESOLVED   | ''           | NOTE    | does not resolve where the caller is
          TOOL_MISSING | ''           | SKIPPED | It could not be looked up
          """)
  void theNameOfAnIngressIsLookedUpAndBreaksNothing(
      Outcome lookup, String found, State state, String said) {
    Diagnosis done = examine(new Target.IngressTarget(SITE, HOST), wire(lookup, found, 200, 200));

    Step name = done.step(Stage.NAME).orElseThrow();
    assertThat(name.state()).isEqualTo(state);
    assertThat(name.said()).contains(said);
    assertThat(Objects.requireNonNull(done.conclusion()).level()).isEqualTo(Level.WELL);
  }

  @Test
  void aNameThatIsAskedForAndLacksItsRecordIsToldWhoServesIt() {
    Conclusion end =
        Objects.requireNonNull(
            examine(new Target.HostTarget(HOST), wire(Outcome.UNRESOLVED, "", 200, 200))
                .conclusion());

    assertThat(end.cause()).isEqualTo(Kind.DNS);
    assertThat(end.sentence())
        .contains("shop/site at 192.0.2.9 serves it, and no DNS record leads there");
    assertThat(Objects.requireNonNull(end.fix()).text()).contains("get ingresses site -n shop");
  }

  /// Behind the address stands the controller's service, so that policies judge its pods.
  @Test
  void thePoliciesOfTheWayToTheControllerAreJudged() {
    Diagnosis done =
        new Examiner(Ground.of(ManifestText.cluster(GUARDED)))
            .examine(
                new Case(WEB, new Target.IngressTarget(SITE, HOST), 0),
                new Unasked(r -> Answer.NOTHING, r -> Answer.NOTHING),
                d -> {});
    Conclusion end = Objects.requireNonNull(done.conclusion());

    assertThat(end.cause()).as(done.steps().toString()).isEqualTo(Kind.POLICY);
    assertThat(end.sentence()).contains("shop/no-egress");
    assertThat(Objects.requireNonNull(end.fix()).text())
        .contains("app.kubernetes.io/name: \"ingress-nginx\"", "port: 8000");
  }

  @ParameterizedTest(name = "{0} here, {1} there: {2}")
  @CsvSource({"200, 200, OK", "200, 204, OK", "200, 404, NOTE", "302, 502, NOTE"})
  void anotherAnswerFromThisComputerIsSaid(int inside, int outside, State state) {
    Step step =
        examine(
                new Target.IngressTarget(SITE, HOST),
                wire(Outcome.ANSWERED, ADDRESS, inside, outside))
            .step(Stage.REQUEST)
            .orElseThrow();

    assertThat(step.state()).isEqualTo(state);
    assertThat(step.said().contains("this computer gets another answer"))
        .isEqualTo(state == State.NOTE);
  }

  private static Diagnosis examine(Target to, Unasked wire) {
    return new Examiner(Ground.of(cluster())).examine(new Case(WEB, to, 0), wire, d -> {});
  }

  private static ClusterSnapshot cluster() {
    Ingress.Backend web = new Ingress.Backend("web", PortRef.of(80));
    Ingress site =
        new Ingress(
            Metadata.of(SITE, Map.of()),
            "nginx",
            List.of(new Ingress.Rule(HOST, List.of(new Ingress.Path("/", "Prefix", web)))),
            null,
            List.of(),
            List.of(ADDRESS));
    ClusterSnapshot s =
        new ClusterFixture()
            .namespace("shop")
            .namespace("kube-system")
            .node("node-1", "10.0.0.1", "10.1.1.0/24")
            .deployment("shop", "web", 2)
            .deployment("kube-system", "dns", 1)
            .service("kube-system", "kube-dns", "10.2.0.10", Map.of("app", "dns"), 53, 53)
            .service("shop", "web", "10.2.0.1", Map.of("app", "web"), 80, 8080)
            .add(site)
            .build();
    Origin origin = new Origin("prod", "default", "v1.30.0", false);
    return new ClusterSnapshot(origin, s.generation(), s.time(), s.coverage(), s.objects());
  }

  private static Unasked wire(Outcome lookup, String found, int inside, int outside) {
    return new Unasked(
        r -> answer(r, lookup, found, inside), r -> answer(r, lookup, found, outside));
  }

  private static Answer answer(CheckRequest request, Outcome lookup, String found, int status) {
    return switch (request.question()) {
      case Question.Dns d -> lookup == Outcome.TOOL_MISSING ? Answer.NOTHING : dns(lookup, found);
      case Question.Reach r ->
          Answer.of(new Finding.Connect(ADDRESS, r.port(), "", Outcome.ANSWERED, 1, ""));
      case Question.Http h ->
          Answer.of(
              new Finding.Http(
                  "http://" + HOST + h.path(),
                  Outcome.ANSWERED,
                  status,
                  Finding.Timing.NONE,
                  List.of(),
                  List.of(),
                  ""));
      default -> Answer.NOTHING;
    };
  }

  private static Answer dns(Outcome outcome, String found) {
    String code = outcome == Outcome.ANSWERED ? "NOERROR" : "NXDOMAIN";
    List<String> records = found.isEmpty() ? List.of() : List.of(found);
    Finding.LookupStep step = new Finding.LookupStep(HOST, "A", code, records, 1);
    return Answer.of(new Finding.Lookup(HOST, "", outcome, List.of(step), ""));
  }
}
