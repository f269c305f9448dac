package dev.portolan.testkit;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Gateway;
import dev.portolan.model.Gateway.Listener;
import dev.portolan.model.Gateway.Standing;
import dev.portolan.model.Gateway.Tls;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.GatewayRoute.Backend;
import dev.portolan.model.GatewayRoute.Match;
import dev.portolan.model.GatewayRoute.Match.How;
import dev.portolan.model.GatewayRoute.Parent;
import dev.portolan.model.GatewayRoute.Rule;
import dev.portolan.model.Kind;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import java.util.List;
import java.util.Map;

/// A gateway `edge/public` with an HTTPS and a plain listener, a canary route of `shop` on the
/// first, with nine parts of ten for `web` and one for `next`, and a gRPC route that it refuses.
public final class GatewayWorld {
  public static final ObjectRef GATEWAY = new ObjectRef(Kind.GATEWAY, "edge", "public");
  public static final ObjectRef CANARY = new ObjectRef(Kind.HTTP_ROUTE, "shop", "canary");
  public static final ObjectRef REFUSED = new ObjectRef(Kind.GRPC_ROUTE, "shop", "refused");
  private static final Standing YES = new Standing(Standing.State.TRUE, "");

  private GatewayWorld() {}

  public static ClusterSnapshot snapshot() {
    return fixture().build();
  }

  public static ClusterFixture fixture() {
    ClusterFixture f = new ClusterFixture();
    f.namespace("edge").namespace("shop").node("node-1", "10.0.0.1", "10.1.1.0/24");
    f.deployment("shop", "web", 2).deployment("shop", "next", 1);
    f.service("shop", "web", "10.2.0.1", Map.of("app", "web"), 80, 8080);
    f.service("shop", "next", "10.2.0.2", Map.of("app", "next"), 80, 8080);
    List<Listener> listeners =
        List.of(
            new Listener("web", "*.example", 443, "HTTPS", Tls.TERMINATE, "All"),
            new Listener("plain", "", 80, "HTTP", Tls.NONE, "Same"));
    f.add(new Gateway(meta(GATEWAY), "c", listeners, List.of("192.0.2.1"), YES));
    List<Match> matches = List.of(new Match(How.PREFIX, "/pay", "", 0));
    List<Backend> backends =
        List.of(
            new Backend(ObjectRef.service("shop", "web"), 80, 9),
            new Backend(ObjectRef.service("shop", "next"), 80, 1));
    f.add(
        new GatewayRoute(
            meta(CANARY),
            List.of(new Parent(GATEWAY, "web", 0, YES, YES)),
            List.of("shop.example"),
            List.of(new Rule(matches, backends))));
    Standing no = new Standing(Standing.State.FALSE, "NotAllowedByListeners");
    f.add(
        new GatewayRoute(
            meta(REFUSED),
            List.of(new Parent(GATEWAY, "plain", 0, no, YES)),
            List.of(),
            List.of(
                new Rule(
                    List.of(new Match(How.METHOD, "shop.Cart/*", "", 0)),
                    List.of(new Backend(ObjectRef.service("shop", "gone"), 80, 1))))));
    return f;
  }

  private static Metadata meta(ObjectRef ref) {
    return Metadata.of(ref, Map.of());
  }
}
