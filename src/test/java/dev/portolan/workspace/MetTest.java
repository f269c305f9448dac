package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Ties.Mark;
import dev.portolan.diagram.Ties.Tie;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.Exposure;
import dev.portolan.model.Service.Routing;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Because;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Policies;
import dev.portolan.workspace.Neighbourhood.Peer;
import dev.portolan.workspace.PairVerdict.PortVerdict;
import dev.portolan.workspace.Survey.Question;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A service with `internalTrafficPolicy: Local` and pods on node 1 (cache-0, which admits nobody)
/// and on node 2 (cache-1); web runs on both, and far on a node without any.
final class MetTest {
  private static final ObjectRef CACHE = ObjectRef.service("shop", "cache");
  private static final ObjectRef WEB = new ObjectRef(Kind.DEPLOYMENT, "shop", "web");
  private static final ObjectRef WEB_1 = ObjectRef.pod("shop", "web-0");
  private static final ObjectRef WEB_2 = ObjectRef.pod("shop", "web-1");
  private static final ObjectRef FAR = ObjectRef.pod("shop", "far");
  private static final ClusterSnapshot SHOP =
      new ClusterFixture()
          .namespace("shop")
          .deployment("shop", "web", 2)
          .add(cache("cache-0", "node-1", "10.1.1.50", "one"))
          .add(cache("cache-1", "node-2", "10.1.2.50", "two"))
          .add(ClusterFixture.pod(Metadata.of(FAR, Map.of()), "node-3", "10.1.3.50", true))
          .add(
              new Service(
                  Metadata.of(CACHE, Map.of()),
                  Service.Type.CLUSTER_IP,
                  List.of("10.2.0.9"),
                  List.of(new ServicePort("http", Protocol.TCP, 80, PortRef.of(8080), 0)),
                  Map.of("tier", "cache"),
                  new Exposure("", List.of(), List.of(), new Routing(false, true, "")),
                  false))
          .add(Policies.deny("shop", "nobody", "one"))
          .build();

  private final Surveyor surveyor = new Surveyor(Reachability.of(SHOP));

  @Test
  void aCallerIsJudgedByThePodsOnItsOwnNode() {
    assertThat(pair(WEB_1).spread().state()).isEqualTo(State.DENIED);
    assertThat(pair(WEB_2).spread().every().isAll()).isTrue();
    assertThat(pair(WEB_2).note())
        .isEqualTo("internalTrafficPolicy is Local: 1 of 2 endpoints, on the caller's node node-2");
    assertThat(line(WEB_1).out()).isEqualTo(Mark.DENIED);
    assertThat(line(WEB_2).out()).isEqualTo(Mark.ALLOWED);
  }

  @Test
  void whereNoneIsThereIsNothingToJudge() {
    assertThat(pair(FAR).pairs()).isZero();
    assertThat(pair(FAR).ports()).isEmpty();
    assertThat(pair(FAR).note()).contains("none of its 2 endpoints is on the caller's node node-3");
    assertThat(line(FAR).out()).isEqualTo(Mark.NONE);
  }

  @Test
  void callersOfSeveralNodesAreJudgedEachByItsOwn() {
    PairVerdict web = pair(WEB);
    assertThat(web.pairs()).isEqualTo(2);
    PortVerdict port = web.ports().getFirst();
    assertThat(Because.of(port.verdict())).contains("from shop/web-0 to shop/cache-0");
    PairVerdict all = pair(ObjectRef.namespace("shop"));
    assertThat(all.note()).endsWith("; 1 of 5 callers have none there");
  }

  @Test
  void whoMayReachTheServiceIsSaidByTheSamePairs() {
    Neighbourhood around =
        Objects.requireNonNull(surveyor.answer(new Question(List.of(CACHE), null)).around());
    assertThat(around.note()).startsWith("internalTrafficPolicy is Local");
    assertThat(peer(around, WEB).in().pairs()).isEqualTo(2);
    assertThat(peer(around, FAR).in().pairs()).isZero();
    assertThat(peer(around, FAR).out().pairs()).isEqualTo(2);
  }

  private static Pod cache(String name, String node, String ip, String app) {
    Metadata meta = Metadata.of(ObjectRef.pod("shop", name), Map.of("tier", "cache", "app", app));
    return ClusterFixture.pod(meta, node, ip, true);
  }

  private PairVerdict pair(ObjectRef from) {
    return Objects.requireNonNull(survey(from).pair());
  }

  private Tie line(ObjectRef from) {
    return survey(from).bundles().getFirst().whole();
  }

  private Survey survey(ObjectRef from) {
    return surveyor.answer(new Question(List.of(from, CACHE), null));
  }

  private static Peer peer(Neighbourhood around, ObjectRef ref) {
    return around.peers().stream().filter(p -> p.ref().equals(ref)).findFirst().orElseThrow();
  }
}
