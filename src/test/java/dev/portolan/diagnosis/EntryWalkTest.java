package dev.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Conclusion.Level;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.diagnosis.Unasked.Answer;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ClusterSnapshot.Origin;
import dev.portolan.model.Coverage;
import dev.portolan.model.Gateway;
import dev.portolan.model.Gateway.Standing;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.GatewayRoute.Backend;
import dev.portolan.model.GatewayRoute.Parent;
import dev.portolan.model.GatewayRoute.Rule;
import dev.portolan.model.Ingress;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.model.ReferenceGrant;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.GatewayWorld;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The walk from an ingress or a gateway to the services behind it, over a wire that the test
/// answers for.
final class EntryWalkTest {
  private static final ContainerRef WEB = new ContainerRef("shop", "web-0", "main");
  private static final Standing YES = new Standing(Standing.State.TRUE, "");
  private static final ObjectRef INGRESS =
      new ObjectRef(dev.portolan.model.Kind.INGRESS, "shop", "site");

  /// Each status is answered to every path; the host that nobody has named gets the last.
  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "200, 404, WELL, ",
    "404, 404, BROKEN, DEFAULT_BACKEND",
    "404, 200, WELL, ",
    "500, 404, BROKEN, BAD_BACKEND",
    "502, 404, BROKEN, BAD_BACKEND",
    "503, 404, BROKEN, NO_ENDPOINTS",
    "504, 404, BROKEN, BAD_BACKEND",
    "0, 404, BROKEN, BAD_BACKEND"
  })
  void whatTheControllerAnswersTellsWhatIsWrong(int status, int other, Level level, Kind cause) {
    Conclusion end = end(ingress("nginx", List.of("192.0.2.9")), site(), wire(status, other));

    assertThat(end.level()).isEqualTo(level);
    assertThat(end.cause()).isEqualTo(cause);
  }

  @Test
  void eachPathIsAskedByTheHostsNameFromHereAndFromThere() {
    Unasked wire = wire(200, 404);
    Diagnosis done =
        new Examiner(Ground.of(real(ingress("nginx", List.of("192.0.2.9")))))
            .examine(new Case(WEB, site(), 0), wire, d -> {});

    List<CheckRequest> requests =
        wire.asked.stream().filter(r -> r.question() instanceof Question.Http).toList();
    assertThat(requests)
        .extracting(r -> ((Question.Http) r.question()).path())
        .containsExactly("/cart", "/cart", "/api", "/api");
    assertThat(requests)
        .extracting(r -> ((Question.Http) r.question()).headers())
        .containsOnly(List.of("Host: shop.example"));
    assertThat(requests).extracting(CheckRequest::from).contains(WEB);
    assertThat(done.step(Stage.REQUEST).map(Step::evidence).orElse(List.of()))
        .contains(
            "GET http://shop.example/cart: from the caller 200, from this computer 200 (shop/web)");
  }

  @ParameterizedTest(name = "class {0}, at {1}")
  @CsvSource({
    "'', '', NO_CONTROLLER, it names no class",
    "nginx, '', NO_CONTROLLER, there is no ingress class of that name"
  })
  void anIngressThatNobodyHasTakenUp(String className, String address, Kind cause, String why) {
    List<String> addresses = address.isEmpty() ? List.of() : List.of(address);
    Conclusion end = end(ingress(className, addresses), site(), wire(200, 404));

    assertThat(end.level()).isEqualTo(Level.BROKEN);
    assertThat(end.cause()).isEqualTo(cause);
    assertThat(end.sentence()).contains(why);
    assertThat(Objects.requireNonNull(end.fix()).text()).contains("ingressclasses");
  }

  @Test
  void aBackendPortThatIsNotThereIsSaidWithThoseThatAre() {
    ClusterSnapshot odd =
        fixture().add(site("nginx", List.of("192.0.2.9"), PortRef.of(8443))).build();
    Conclusion end = end(odd, site(), wire(503, 404));

    assertThat(end.cause()).isEqualTo(Kind.NO_SUCH_PORT);
    assertThat(end.sentence())
        .startsWith("`/cart` leads to port 8443 of shop/web, which has not got it: 80");
  }

  @Test
  void aRouteIsFollowedFromItsListenerToItsServices() {
    Target canary = new Target.IngressTarget(GatewayWorld.CANARY, "shop.example");
    Diagnosis done =
        new Examiner(Ground.of(GatewayWorld.snapshot()))
            .examine(new Case(WEB, canary, 0), wire(200, 404), d -> {});

    assertThat(Objects.requireNonNull(done.conclusion()).level()).isEqualTo(Level.WELL);
    assertThat(done.step(Stage.ENTRY).map(Step::said))
        .contains("HTTPRoute shop/canary is attached to edge/public at 192.0.2.1 (HTTPS 443).");
    assertThat(done.step(Stage.RULES).map(Step::evidence).orElse(List.of()))
        .containsExactly(
            "/pay → shop/web:80: has ready endpoints", "/pay → shop/next:80: has ready endpoints");
    assertThat(done.step(Stage.REQUEST).map(Step::evidence).orElse(List.of()))
        .anyMatch(e -> e.startsWith("GET https://shop.example/pay: from the caller 200"));
  }

  @Test
  void aRouteThatItsListenerDoesNotTakeComesWithThePatchOfTheListener() {
    Conclusion end =
        end(
            GatewayWorld.snapshot(),
            new Target.IngressTarget(GatewayWorld.REFUSED, ""),
            wire(200, 404));

    assertThat(end.cause()).isEqualTo(Kind.NOT_ACCEPTED);
    assertThat(end.sentence())
        .isEqualTo(
            "The gateway edge/public does not take GRPCRoute shop/refused: NotAllowedByListeners"
                + " (its listener `plain` takes routes of its own namespace edge).");
    assertThat(Objects.requireNonNull(end.fix()).text())
        .contains("patch gateways public -n edge --type=json")
        .contains("/spec/listeners/1/allowedRoutes/namespaces");
  }

  /// What is wrong with the gateway or the attachment, by what stands in the snapshot.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no gateway     | NO_SUCH_OBJECT | names the gateway edge/public, which there is not
          not programmed | NOT_ACCEPTED   | of class c, is not in force: AddressNotAssigned
          unclaimed      | NO_CONTROLLER  | was taken up by no controller
          no address     | NO_ADDRESS     | has no address
          other host     | NOT_ACCEPTED   | No listener called web of edge/public takes the route's
          not granted    | NOT_GRANTED    | leads to other/web in another namespace, and no
          """)
  void aGatewayThatDoesNotServeIt(String what, Kind cause, String why) {
    Standing no = new Standing(Standing.State.FALSE, "AddressNotAssigned");
    Standing resolved =
        what.equals("not granted") ? new Standing(Standing.State.FALSE, "RefNotPermitted") : YES;
    ClusterFixture world = what.equals("no gateway") ? fixture() : GatewayWorld.fixture();
    switch (what) {
      case "not programmed" -> world.add(gateway(List.of("192.0.2.1"), no, "*.example"));
      case "unclaimed" -> world.add(gateway(List.of(), Standing.UNSPOKEN, "*.example"));
      case "no address" -> world.add(gateway(List.of(), YES, "*.example"));
      case "other host" -> world.add(gateway(List.of("192.0.2.1"), YES, "*.test"));
      default -> {}
    }
    String home = what.equals("not granted") ? "other" : "shop";
    world.add(
        new GatewayRoute(
            Metadata.of(GatewayWorld.CANARY, Map.of()),
            List.of(new Parent(GatewayWorld.GATEWAY, "web", 0, YES, resolved)),
            List.of("shop.example"),
            List.of(
                new Rule(List.of(), List.of(new Backend(ObjectRef.service(home, "web"), 80, 1))))));
    Target canary = new Target.IngressTarget(GatewayWorld.CANARY, "shop.example");

    Conclusion end = end(world.build(), canary, wire(200, 404));

    assertThat(end.sentence()).contains(why);
    assertThat(end.cause()).isEqualTo(cause);
    if (cause == Kind.NOT_GRANTED) {
      assertThat(Objects.requireNonNull(end.fix()).text())
          .contains("kind: ReferenceGrant", "namespace: other", "kind: HTTPRoute");
    }
  }

  @Test
  void theMethodsOfARouteAreNotCalledSinceACallMayChangeSomething() {
    ObjectRef cart = new ObjectRef(dev.portolan.model.Kind.GRPC_ROUTE, "shop", "cart");
    ClusterSnapshot world =
        GatewayWorld.fixture()
            .add(
                new GatewayRoute(
                    Metadata.of(cart, Map.of()),
                    List.of(new Parent(GatewayWorld.GATEWAY, "web", 0, YES, YES)),
                    List.of("cart.example"),
                    List.of(
                        new Rule(
                            List.of(
                                new GatewayRoute.Match(
                                    GatewayRoute.Match.How.METHOD, "shop.Cart/Add", "", 0)),
                            List.of(new Backend(ObjectRef.service("shop", "web"), 80, 1))))))
            .build();
    Unasked wire = wire(200, 404);
    Diagnosis done =
        new Examiner(Ground.of(world))
            .examine(
                new Case(WEB, new Target.IngressTarget(cart, "cart.example"), 0), wire, d -> {});

    assertThat(done.step(Stage.REQUEST).map(Step::said))
        .contains("Its methods are not called: a call may change something.");
    assertThat(wire.asked).noneMatch(r -> r.question() instanceof Question.Http);
  }

  private static Gateway gatewayWith(Gateway.Certificate secret) {
    return new Gateway(
        Metadata.of(GatewayWorld.GATEWAY, Map.of()),
        "c",
        List.of(
            new Gateway.Listener(
                "web", "*.example", 443, "HTTPS", Gateway.Tls.TERMINATE, "All", List.of(secret))),
        List.of("192.0.2.1"),
        YES);
  }

  /// A certificate of another namespace has to be granted there; what may not be seen is said.
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "none, BROKEN, NOT_GRANTED",
    "other kind, BROKEN, NOT_GRANTED",
    "granted, WELL, ",
    "unseen, WELL, "
  })
  void aCertificateOfAnotherNamespace(String grants, Level level, Kind cause) {
    ClusterFixture world = GatewayWorld.fixture();
    world.add(gatewayWith(new Gateway.Certificate("vault", "tls")));
    if (grants.equals("granted") || grants.equals("other kind")) {
      String kind = grants.equals("granted") ? "Secret" : "Service";
      world.add(
          new ReferenceGrant(
              Metadata.of(
                  new ObjectRef(dev.portolan.model.Kind.REFERENCE_GRANT, "vault", "g"), Map.of()),
              List.of(new ReferenceGrant.From("gateway.networking.k8s.io", "Gateway", "edge")),
              List.of(new ReferenceGrant.To("", kind, ""))));
    }
    ClusterSnapshot s = world.build();
    Map<dev.portolan.model.Kind, Coverage> coverage =
        new EnumMap<dev.portolan.model.Kind, Coverage>(s.coverage());
    coverage.put(
        dev.portolan.model.Kind.REFERENCE_GRANT,
        grants.equals("unseen") ? new Coverage.Forbidden("no") : new Coverage.Complete());
    ClusterSnapshot seen =
        new ClusterSnapshot(s.origin(), s.generation(), s.time(), coverage, s.objects());
    Target canary = new Target.IngressTarget(GatewayWorld.CANARY, "shop.example");
    Diagnosis done =
        new Examiner(Ground.of(seen)).examine(new Case(WEB, canary, 0), wire(200, 404), d -> {});
    Conclusion end = Objects.requireNonNull(done.conclusion());

    assertThat(end.cause()).isEqualTo(cause);
    assertThat(end.level()).isEqualTo(level);
    if (level == Level.BROKEN) {
      assertThat(end.sentence()).contains("from the secret vault/tls in another namespace");
      assertThat(Objects.requireNonNull(end.fix()).text())
          .contains("namespace: vault", "kind: Gateway", "kind: Secret", "name: tls");
    }
    assertThat(done.step(Stage.ENTRY).map(Step::evidence).orElse(List.of()).toString())
        .satisfies(
            e ->
                assertThat(e.contains("its ReferenceGrants are not visible"))
                    .isEqualTo(grants.equals("unseen")));
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16, 10.1.255.1, true",
    "10.1.0.0/16, 10.2.0.1, false",
    "10.1.2.3/32, 10.1.2.3, true",
    "fd00::/8, fd00::1, true",
    "fd00::/8, 10.1.0.1, false",
    "10.1.0.0/99, 10.1.0.1, false",
    "nonsense, 10.1.0.1, false"
  })
  void ranges(String cidr, String address, boolean holds) {
    assertThat(Ranges.holds(cidr, address)).isEqualTo(holds);
  }

  private static Conclusion end(ClusterSnapshot snapshot, Target to, Unasked wire) {
    Diagnosis done = new Examiner(Ground.of(snapshot)).examine(new Case(WEB, to, 0), wire, d -> {});
    return Objects.requireNonNull(done.conclusion());
  }

  /// This computer is not asked for what is simulated.
  private static ClusterSnapshot real(ClusterSnapshot s) {
    Origin origin = new Origin("prod", "default", "v1.30.0", false);
    return new ClusterSnapshot(origin, s.generation(), s.time(), s.coverage(), s.objects());
  }

  private static Target site() {
    return new Target.IngressTarget(INGRESS, "shop.example");
  }

  private static ClusterFixture fixture() {
    return new ClusterFixture()
        .namespace("shop")
        .namespace("edge")
        .node("node-1", "10.0.0.1", "10.1.1.0/24")
        .deployment("shop", "web", 2)
        .service("shop", "web", "10.2.0.1", Map.of("app", "web"), 80, 8080);
  }

  private static ClusterSnapshot ingress(String className, List<String> addresses) {
    return fixture().add(site(className, addresses, PortRef.of(80))).build();
  }

  private static Ingress site(String className, List<String> addresses, PortRef port) {
    Ingress.Backend web = new Ingress.Backend("web", port);
    return new Ingress(
        Metadata.of(INGRESS, Map.of()),
        className,
        List.of(
            new Ingress.Rule(
                "shop.example",
                List.of(
                    new Ingress.Path("/cart", "Prefix", web),
                    new Ingress.Path("/api(/|$)(.*)", "ImplementationSpecific", web)))),
        null,
        List.of(),
        addresses);
  }

  private static Gateway gateway(List<String> addresses, Standing standing, String host) {
    List<Gateway.Listener> listeners =
        List.of(new Gateway.Listener("web", host, 443, "HTTPS", Gateway.Tls.TERMINATE, "All"));
    Metadata meta = Metadata.of(GatewayWorld.GATEWAY, Map.of());
    return new Gateway(meta, "c", listeners, addresses, standing);
  }

  /// @param status 0 for no answer
  private static Unasked wire(int status, int other) {
    Function<CheckRequest, Answer> answer =
        request ->
            switch (request.question()) {
              case Question.Reach r ->
                  Answer.of(
                      new Finding.Connect("192.0.2.9", r.port(), "", Outcome.ANSWERED, 1, ""));
              case Question.Http h ->
                  Answer.of(http(h.headers().contains("Host: shop.example") ? status : other));
              case Question.Tls t ->
                  Answer.of(
                      new Finding.Tls(
                          "192.0.2.9",
                          t.port(),
                          Outcome.ANSWERED,
                          "TLSv1.3",
                          t.serverName(),
                          List.of(),
                          List.of(),
                          ""));
              default -> Answer.NOTHING;
            };
    return new Unasked(answer, answer);
  }

  private static Finding.Http http(int status) {
    Outcome outcome = status == 0 ? Outcome.TIMED_OUT : Outcome.ANSWERED;
    return new Finding.Http(
        "http://shop.example/",
        outcome,
        status,
        Finding.Timing.NONE,
        List.of(),
        List.of("Content-Length: " + status),
        "");
  }
}
