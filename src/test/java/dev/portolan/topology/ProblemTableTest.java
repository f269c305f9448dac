package dev.portolan.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.Container.Role;
import dev.portolan.model.Container.State;
import dev.portolan.model.Coverage;
import dev.portolan.model.Gateway;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Metadata;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Pod.Phase;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.GatewayWorld;
import dev.portolan.topology.Problem.Sort;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ProblemTableTest {
  @Test
  void aSoundClusterHasNone() {
    ClusterSnapshot sound =
        new ClusterFixture()
            .namespace("a")
            .node("node-1", "10.0.0.1", "10.1.1.0/24")
            .deployment("a", "web", 2)
            .service("a", "web", "10.2.0.1", Map.of("app", "web"), 80, 8080)
            .build();
    assertThat(problems(sound)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void everySortHasOneRowWithWords(Sort sort) {
    assertThat(ProblemTable.ROWS).filteredOn(r -> r.sort() == sort).hasSize(1);
    assertThat(sort.title()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, false, WAITING,    CrashLoopBackOff,  CRASH_LOOPING, 'c: CrashLoopBackOff, 7 restarts'",
    "PENDING, false, WAITING,    ImagePullBackOff,  CANNOT_START,  'c: ImagePullBackOff, 7 restarts'",
    "RUNNING, false, TERMINATED, OOMKilled,         CANNOT_START,  'c: OOMKilled, 7 restarts'",
    "FAILED,  false, TERMINATED, Error,             FAILED,        Error",
    "PENDING, false, WAITING,    ContainerCreating, PENDING,       ContainerCreating",
    "RUNNING, false, RUNNING,    '',                UNREADY,       not ready",
  })
  void aPodTellsWhatIsWrong(
      Phase phase, boolean ready, State state, String reason, Sort sort, String words) {
    assertThat(Vertex.of(pod(phase, ready, state, reason)).problems())
        .containsExactly(new Problem(ObjectRef.pod("a", "p"), sort, words));
  }

  private static Pod pod(Phase phase, boolean ready, State state, String reason) {
    Container container =
        new Container(
            "c", Role.MAIN, "i", "", List.of(), new Container.Status(state, ready, 7), reason);
    Metadata meta = Metadata.of(ObjectRef.pod("a", "p"), Map.of());
    return new Pod(
        meta, "n", List.of(), false, phase, new Pod.Health(ready, ""), List.of(container));
  }

  @Test
  void aPodThatIsBeingDeletedIsNotCalledUnreadyToo() {
    Pod pod = pod(Phase.RUNNING, false, State.RUNNING, "");
    Metadata going = new Metadata(pod.ref(), "", "", Map.of(), null, null, true);
    Pod leaving =
        new Pod(going, "n", List.of(), false, Phase.RUNNING, pod.health(), pod.containers());
    assertThat(Vertex.of(leaving).problems())
        .extracting(Problem::sort)
        .containsExactly(Sort.TERMINATING);
  }

  @Test
  void aSelectorThatTakesNobodySaysWhichLabelsNobodyHas() {
    ClusterSnapshot snapshot =
        new ClusterFixture()
            .namespace("a")
            .service("a", "s", "10.2.0.1", Map.of("app", "x", "tier", "y"), 80, 8080)
            .build();
    assertThat(problems(snapshot))
        .containsExactly(
            new Problem(
                ObjectRef.service("a", "s"), Sort.SELECTS_NOTHING, "no pod has app=x,tier=y"));
  }

  @Test
  void whereMostOfItIsHiddenNothingIsSaidOfServices() {
    ClusterSnapshot all =
        new ClusterFixture()
            .namespace("a")
            .service("a", "s", "10.2.0.1", Map.of("app", "x"), 80, 8080)
            .build();
    Map<Kind, Coverage> coverage = new EnumMap<>(all.coverage());
    coverage.put(Kind.POD, new Coverage.Forbidden("no"));
    coverage.put(Kind.ENDPOINT_SLICE, new Coverage.Failed("broken"));
    ClusterSnapshot hidden =
        new ClusterSnapshot(all.origin(), 1, all.time(), coverage, all.objects());
    ObjectRef a = ObjectRef.namespace("a");
    assertThat(problems(hidden))
        .containsExactly(
            new Problem(a, Sort.FORBIDDEN, "not allowed to see pods"),
            new Problem(a, Sort.STALE, "could not be read: endpointslices"));
  }

  @Test
  void anUnreadyBackendLeavesAServiceWithoutEndpoints() {
    ClusterSnapshot snapshot =
        new ClusterFixture()
            .namespace("a")
            .deployment("a", "web", 1)
            .ready("a", "web-0", false)
            .service("a", "s", "10.2.0.1", Map.of("app", "web"), 80, 8080)
            .build();
    assertThat(problems(snapshot))
        .extracting(p -> p.on().kind(), Problem::sort, Problem::words)
        .containsExactlyInAnyOrder(
            tuple(Kind.SERVICE, Sort.NO_ENDPOINTS, "0 of 1 ready"),
            tuple(Kind.DEPLOYMENT, Sort.TOO_FEW, "0 of 1 ready"),
            tuple(Kind.POD, Sort.UNREADY, "not ready"));
  }

  @ParameterizedTest
  @CsvSource({
    "8080,    true,  ''",
    "http,    true,  ''",
    "9999,    true,  'port 80 leads to 9999, which no container declares'",
    "metrics, true,  'port 80 leads to metrics, which no container declares'",
    "9999,    false, ''",
    "metrics, false, 'port 80 leads to metrics, which no container declares'",
  })
  void aTargetPortIsHeldAgainstTheContainers(String target, boolean declares, String words) {
    boolean named = !Character.isDigit(target.charAt(0));
    PortRef port = named ? PortRef.named(target) : PortRef.of(Integer.parseInt(target));
    List<ContainerPort> ports =
        declares ? List.of(new ContainerPort("http", Protocol.TCP, 8080, 0)) : List.of();
    Container container =
        new Container("c", Role.MAIN, "i", "", ports, Container.Status.RUNNING, "");
    Metadata meta = Metadata.of(ObjectRef.pod("a", "p"), Map.of("app", "x"));
    Pod pod =
        new Pod(
            meta,
            "node-1",
            List.of("10.1.0.1"),
            false,
            Phase.RUNNING,
            new Pod.Health(true, ""),
            List.of(container));
    Service service =
        new Service(
            Metadata.of(ObjectRef.service("a", "s"), Map.of()),
            Service.Type.CLUSTER_IP,
            List.of("10.2.0.1"),
            List.of(new Service.ServicePort("", Protocol.TCP, 80, port, 0)),
            Map.of("app", "x"),
            Service.Exposure.NONE,
            false);
    ClusterSnapshot snapshot = new ClusterFixture().namespace("a").add(pod).add(service).build();
    assertThat(problems(snapshot))
        .extracting(Problem::sort, Problem::words)
        .containsExactlyElementsOf(
            words.isEmpty() ? List.of() : List.of(tuple(Sort.WRONG_TARGET_PORT, words)));
  }

  @Test
  void aGatewayThatNobodyRunsIsUnclaimed() {
    Gateway gateway =
        new Gateway(
            Metadata.of(GatewayWorld.GATEWAY, Map.of()),
            "c",
            List.of(),
            List.of(),
            Gateway.Standing.UNSPOKEN);
    ClusterSnapshot snapshot = new ClusterFixture().namespace("edge").add(gateway).build();
    assertThat(problems(snapshot))
        .extracting(Problem::on, Problem::sort)
        .containsExactly(tuple(GatewayWorld.GATEWAY, Sort.UNCLAIMED));
  }

  @ParameterizedTest
  @CsvSource({
    "true,  false, '', ''",
    "false, false, '', NODE_DOWN",
    "true,  true,  '', CORDONED",
    "true,  false, DiskPressure, CORDONED",
  })
  void aNodeTellsWhatIsWrong(boolean ready, boolean cordoned, String pressure, String sort) {
    Node.State state =
        new Node.State(
            cordoned, pressure.isEmpty() ? List.of() : List.of(pressure), List.of(), "", "", 0);
    Node node =
        new Node(
            Metadata.of(ObjectRef.node("n"), Map.of()),
            List.of(),
            List.of(),
            ready,
            "",
            Set.of(),
            state);
    assertThat(Vertex.of(node).problems())
        .extracting(p -> p.sort().name())
        .containsExactlyElementsOf(sort.isEmpty() ? List.of() : List.of(sort));
  }

  @ParameterizedTest
  @CsvSource({
    "INGRESS,        0, policies let nothing in",
    "EGRESS,         0, policies let nothing out",
    "INGRESS EGRESS, 0, policies let nothing in or out",
    "INGRESS,        1, ''",
  })
  void aPolicyThatLetsNothingThroughIsolatesWhatItSelects(
      String directions, int rules, String words) {
    Set<Direction> types = EnumSet.noneOf(Direction.class);
    for (String direction : directions.split(" ", -1)) {
      types.add(Direction.valueOf(direction));
    }
    List<NetworkPolicy.Rule> all =
        rules == 0 ? List.of() : List.of(new NetworkPolicy.Rule(List.of(), List.of()));
    ClusterFixture fixture =
        new ClusterFixture()
            .namespace("a")
            .deployment("a", "web", 1)
            .deployment("a", "other", 1)
            .add(
                new NetworkPolicy(
                    Metadata.of(new ObjectRef(Kind.NETWORK_POLICY, "a", "p"), Map.of()),
                    LabelSelector.of(Map.of("app", "web")),
                    types,
                    all,
                    all));
    Topology topology = TopologyBuilder.build(fixture.build(), Filter.ALL);
    ObjectRef web = new ObjectRef(Kind.DEPLOYMENT, "a", "web");
    assertThat(topology.problems().map(Problem::words).collect(Collectors.joining()))
        .isEqualTo(words);
    assertThat(topology.vertex(web).orElseThrow().guard().there()).isTrue();
    assertThat(topology.vertex(web).orElseThrow().condition()).isEqualTo(Condition.GOOD);
    ObjectRef other = new ObjectRef(Kind.DEPLOYMENT, "a", "other");
    assertThat(topology.vertex(other).orElseThrow().guard()).isEqualTo(Guard.NONE);
  }

  @Test
  void whatIsTakenOverIsWhatWouldBeFoundAnew() {
    ClusterFixture fixture = GatewayWorld.fixture();
    Topology before = TopologyBuilder.build(fixture.build(), Filter.ALL);
    KubeObject policy =
        new NetworkPolicy(
            Metadata.of(new ObjectRef(Kind.NETWORK_POLICY, "shop", "shut"), Map.of()),
            LabelSelector.EVERYTHING,
            Set.of(Direction.INGRESS),
            List.of(),
            List.of());
    ClusterSnapshot later = fixture.add(policy).ready("shop", "web-0", false).build();
    Topology next = TopologyBuilder.next(later, Filter.ALL, before);
    Topology anew = TopologyBuilder.build(later, Filter.ALL);
    assertThat(next.problems()).containsExactlyElementsOf(anew.problems().toList());
    assertThat(next.problems()).extracting(Problem::sort).contains(Sort.ISOLATED, Sort.UNREADY);
  }

  private static List<Problem> problems(ClusterSnapshot snapshot) {
    return TopologyBuilder.build(snapshot, Filter.ALL).problems().toList();
  }
}
