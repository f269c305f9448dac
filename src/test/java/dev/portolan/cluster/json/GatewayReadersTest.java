package dev.portolan.cluster.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Gateway;
import dev.portolan.model.Gateway.Listener;
import dev.portolan.model.Gateway.Standing;
import dev.portolan.model.Gateway.Tls;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.GatewayRoute.Backend;
import dev.portolan.model.GatewayRoute.Match;
import dev.portolan.model.GatewayRoute.Parent;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.ReferenceGrant;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The Gateway API's objects as its versions spell them.
final class GatewayReadersTest {
  private static final Standing YES = new Standing(Standing.State.TRUE, "Accepted");

  /// As a ListenerSet, which is newer than what is read, and may be called as its gateway is.
  @Test
  void aRouteThatIsAttachedToWhatIsNotRead() throws IOException {
    GatewayRoute route =
        read(
            GatewayRoute.class,
            RouteReader.of(Kind.HTTP_ROUTE),
            """
            {"metadata": {"name": "r", "namespace": "shop"},
             "spec": {"parentRefs": [{"kind": "ListenerSet", "name": "public"}, {"name": "public"}]},
             "status": {"parents": [
               {"parentRef": {"group": "gateway.networking.k8s.io", "kind": "ListenerSet",
                              "name": "public"},
                "conditions": [{"type": "Accepted", "status": "True", "reason": "Accepted"}]},
               {"parentRef": {"kind": "Gateway", "name": "public"},
                "conditions": [{"type": "Accepted", "status": "False", "reason": "NotAllowed"}]}]}}
            """);
    Standing no = new Standing(Standing.State.FALSE, "NotAllowed");
    ObjectRef gateway = new ObjectRef(Kind.GATEWAY, "shop", "public");
    assertThat(route.parents()).containsExactly(new Parent(gateway, "", 0, no, Standing.UNSPOKEN));
    assertThat(route.elsewhere())
        .containsExactly(
            new GatewayRoute.Elsewhere(
                "gateway.networking.k8s.io",
                "ListenerSet",
                "shop",
                "public",
                YES,
                Standing.UNSPOKEN));
  }

  @Test
  void aGatewayOfV1() throws IOException {
    Gateway gateway =
        read(
            Gateway.class,
            GatewayReader::read,
            """
            {"metadata": {"name": "public", "namespace": "edge"},
             "spec": {"gatewayClassName": "c", "addresses": [{"value": "asked for"}],
               "listeners": [
                 {"name": "https", "hostname": "*.e", "port": 443, "protocol": "HTTPS",
                  "tls": {"certificateRefs": [{"name": "s"}, {"name": "o", "namespace": "x"},
                                           {"name": "c", "kind": "Vault", "group": "v"}]},
                  "allowedRoutes": {"kinds": [], "namespaces": {"from": "All"}}},
                 {"name": "through", "port": 8443, "protocol": "TLS",
                  "tls": {"mode": "Passthrough", "options": {"a": "b"}}},
                 {"name": "http", "port": 80, "protocol": "HTTP", "allowedRoutes": {}}]},
             "status": {"addresses": [{"type": "IPAddress", "value": "192.0.2.1"}],
               "conditions": [
                 {"type": "Accepted", "status": "True", "reason": "Accepted"},
                 {"type": "Programmed", "status": "False", "reason": "NoAddress"}],
               "listeners": [{"name": "https", "attachedRoutes": 1}]}}
            """);
    assertThat(gateway.ref()).isEqualTo(new ObjectRef(Kind.GATEWAY, "edge", "public"));
    assertThat(gateway.listeners())
        .containsExactly(
            new Listener(
                "https",
                "*.e",
                443,
                "HTTPS",
                Tls.TERMINATE,
                "All",
                List.of(new Gateway.Certificate("", "s"), new Gateway.Certificate("x", "o"))),
            new Listener("through", "", 8443, "TLS", Tls.PASSTHROUGH, "Same"),
            new Listener("http", "", 80, "HTTP", Tls.NONE, "Same"));
    assertThat(gateway.addresses()).containsExactly("192.0.2.1");
    assertThat(gateway.standing()).isEqualTo(new Standing(Standing.State.FALSE, "NoAddress"));
  }

  @ParameterizedTest
  @CsvSource({
    "Programmed, True,    Accepted,  True,  TRUE",
    "Ready,      True,    Scheduled, True,  TRUE",
    "Programmed, Unknown, Accepted,  True,  UNKNOWN",
    "Programmed, True,    Accepted,  False, FALSE",
    "Other,      True,    Accepted,  True,  UNKNOWN",
    "Other,      True,    Scheduled, False, FALSE",
  })
  void aGatewayIsAsItsControllerSaysWhateverTheVersion(
      String type, String status, String other, String otherStatus, Standing.State state)
      throws IOException {
    Gateway gateway =
        read(
            Gateway.class,
            GatewayReader::read,
            """
            {"status": {"conditions": [{"type": "%s", "status": "%s"},
                                       {"type": "%s", "status": "%s"}]}}
            """
                .formatted(type, status, other, otherStatus));
    assertThat(gateway.standing().state()).isEqualTo(state);
  }

  @Test
  void aGrantOfWhatPortolanKnows() throws IOException {
    ReferenceGrant grant =
        read(
            ReferenceGrant.class,
            ReferenceGrantReader::read,
            """
            {"metadata": {"name": "from-shop", "namespace": "pay"},
             "spec": {
               "from": [{"group": "gateway.networking.k8s.io", "kind": "HTTPRoute",
                         "namespace": "shop"},
                        {"group": "example.com", "kind": "HTTPRoute", "namespace": "edge"}],
               "to": [{"group": "", "kind": "Service", "name": "ledger"},
                      {"group": "example.com", "kind": "Service"}]}}
            """);
    ObjectRef shop = new ObjectRef(Kind.HTTP_ROUTE, "shop", "any");
    assertThat(grant.permits(shop, ObjectRef.service("pay", "ledger"))).isTrue();
    assertThat(grant.permits(shop, ObjectRef.service("pay", "other"))).isFalse();
    assertThat(
            grant.permits(
                new ObjectRef(Kind.HTTP_ROUTE, "edge", "any"), ObjectRef.service("pay", "ledger")))
        .isFalse();
    assertThat(grant.permits(shop, ObjectRef.service("shop", "ledger"))).isFalse();
  }

  @Test
  void anHttpRouteOfTwoGateways() throws IOException {
    GatewayRoute route =
        read(
            GatewayRoute.class,
            RouteReader.of(Kind.HTTP_ROUTE),
            """
            {"metadata": {"name": "r", "namespace": "shop"},
             "spec": {"hostnames": ["shop.e"],
               "parentRefs": [{"name": "public", "namespace": "edge", "sectionName": "https"},
                 {"group": "gateway.networking.k8s.io", "kind": "Gateway", "name": "own"},
                 {"group": "example.org", "kind": "Other", "name": "unknown"},
                 {"group": "", "kind": "Service", "name": "web", "port": 80}],
               "rules": [{"matches": [
                   {"path": {"type": "Exact", "value": "/a"}, "method": "GET"},
                   {"headers": [{"name": "h", "value": "v"}], "queryParams": [{"name": "q"}]}],
                 "filters": [{"type": "RequestMirror"}],
                 "backendRefs": [{"name": "web", "port": 80},
                   {"name": "api", "namespace": "pay", "port": 8080, "weight": 0},
                   {"group": "storage.example.org", "kind": "Bucket", "name": "b"}]}, {}]},
             "status": {"parents": [
               {"parentRef": {"name": "public", "namespace": "edge", "sectionName": "https"},
                "conditions": [{"type": "Accepted", "status": "True", "reason": "Accepted"},
                  {"type": "ResolvedRefs", "status": "False", "reason": "RefNotPermitted"}]}]}}
            """);
    Standing refused = new Standing(Standing.State.FALSE, "RefNotPermitted");
    assertThat(route.parents())
        .containsExactly(
            new Parent(gateway("edge", "public"), "https", 0, YES, refused),
            new Parent(gateway("shop", "own"), "", 0, Standing.UNSPOKEN, Standing.UNSPOKEN),
            new Parent(
                ObjectRef.service("shop", "web"), "", 80, Standing.UNSPOKEN, Standing.UNSPOKEN));
    assertThat(route.hosts()).containsExactly("shop.e");
    assertThat(route.rules().getFirst().matches())
        .extracting(Match::words)
        .containsExactly("GET = /a", "/ …");
    assertThat(route.rules().getFirst().backends())
        .containsExactly(
            new Backend(ObjectRef.service("shop", "web"), 80, 1),
            new Backend(ObjectRef.service("pay", "api"), 8080, 0));
    assertThat(route.rules().getLast().backends()).isEmpty();
  }

  private static ObjectRef gateway(String namespace, String name) {
    return new ObjectRef(Kind.GATEWAY, namespace, name);
  }

  @Test
  void aGrpcRouteNamesServicesAndMethods() throws IOException {
    GatewayRoute route =
        read(
            GatewayRoute.class,
            RouteReader.of(Kind.GRPC_ROUTE),
            """
            {"spec": {"rules": [{"matches": [{"method": {"service": "shop.Cart"}},
                {"method": {"type": "Exact", "service": "shop.Cart", "method": "Add"}}]}]}}
            """);
    assertThat(route.rules().getFirst().matches())
        .extracting(Match::words)
        .containsExactly("shop.Cart/*", "shop.Cart/Add");
  }

  @ParameterizedTest
  @CsvSource({
    "gateway.networking.k8s.io/v1,       Gateway",
    "gateway.networking.k8s.io/v1beta1,  Gateway",
    "gateway.networking.k8s.io/v1alpha2, Gateway",
    "gateway.networking.k8s.io/v1,       HTTPRoute",
    "gateway.networking.k8s.io/v1alpha2, HTTPRoute",
    "gateway.networking.k8s.io/v1,       GRPCRoute",
    "gateway.networking.k8s.io/v1alpha2, GRPCRoute",
    "gateway.networking.k8s.io/v1alpha2, TCPRoute",
    "gateway.networking.k8s.io/v1,       TLSRoute",
    "gateway.networking.k8s.io/v1alpha3, TLSRoute",
    "gateway.networking.k8s.io/v1alpha2, TLSRoute",
  })
  void everyVersionIsReadAndAskedForOnlyWhereItIsServed(String version, String kind) {
    assertThat(ApiKind.find(version, kind))
        .hasValueSatisfying(
            api -> {
              assertThat(api.live()).isTrue();
              assertThat(api.builtIn()).as("has to be installed").isFalse();
            });
  }

  @ParameterizedTest
  @CsvSource({"'{}'", "'{\"spec\": 7, \"status\": []}'", "'{\"spec\": {\"rules\": [3, null]}}'"})
  void strangeObjectsAreReadAsFarAsTheyGo(String json) throws IOException {
    assertThat(read(Gateway.class, GatewayReader::read, json).listeners()).isEmpty();
    assertThat(read(GatewayRoute.class, RouteReader.of(Kind.TCP_ROUTE), json).parents()).isEmpty();
  }

  private static <T extends KubeObject> T read(Class<T> type, ObjectReader reader, String json)
      throws IOException {
    try (JsonParser in = Json.FACTORY.createParser(json)) {
      in.nextToken();
      return type.cast(reader.read(in).getFirst());
    }
  }
}
