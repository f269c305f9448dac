package dev.portolan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Because;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Policies;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What may not be seen, one row each. The world: pods `web-0` and `db-0` in namespace `a` and
/// `api-0` in `b`, all on node-1; db lets in web alone.
final class RightsTest {
  private static final Coverage SEEN = new Coverage.Complete();
  private static final Coverage HIDDEN = new Coverage.Forbidden("not for you");
  private static final String WEB = "a/web-0";
  private static final String DB = "a/db-0";
  private static final String API = "b/api-0";
  private static final String NODE = "10.0.0.1";
  private static final String ELSEWHERE = "203.0.113.10";

  record Row(
      String name, Kind kind, Coverage coverage, String from, String to, State says, String why) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Coverage scoped(Coverage a, Coverage b) {
    return new Coverage.Scoped(new TreeMap<>(Map.of("a", a, "b", b)));
  }

  private static Row policies(Coverage c, String from, String to, State says, String why) {
    String name = "policies " + c.getClass().getSimpleName() + ": " + from + " to " + to;
    return new Row(name, Kind.NETWORK_POLICY, c, from, to, says, why);
  }

  private static Row nodes(Coverage c, String from, String to, State says, String why) {
    String name = "nodes " + c.getClass().getSimpleName() + ": " + from + " to " + to;
    return new Row(name, Kind.NODE, c, from, to, says, why);
  }

  static Stream<Row> rows() {
    Coverage half = scoped(SEEN, HIDDEN);
    Coverage onlyA = new Coverage.Scoped(new TreeMap<>(Map.of("a", SEEN)));
    return Stream.of(
        policies(SEEN, WEB, DB, State.ALLOWED, "the rule admits it"),
        policies(HIDDEN, WEB, DB, State.UNDECIDED, "cannot be listed: not for you"),
        policies(half, WEB, DB, State.ALLOWED, "the rule admits it"),
        policies(half, WEB, API, State.UNDECIDED, "cannot be listed in namespace b: not for you"),
        policies(half, API, WEB, State.UNDECIDED, "cannot be listed in namespace b: not for you"),
        policies(half, API, DB, State.DENIED, "isolated for ingress by "),
        policies(onlyA, API, WEB, State.UNDECIDED, "in namespace b: not read in this namespace"),
        policies(onlyA, DB, WEB, State.ALLOWED, "no policy selects the pod"),
        nodes(SEEN, NODE, DB, State.ALLOWED, "between a pod and its node"),
        nodes(SEEN, ELSEWHERE, DB, State.DENIED, "isolated for ingress by "),
        nodes(HIDDEN, NODE, DB, State.UNDECIDED, "10.0.0.1 may be the node of a/db-0"),
        nodes(HIDDEN, ELSEWHERE, WEB, State.ALLOWED, "no policy selects the pod"),
        nodes(HIDDEN, WEB, DB, State.ALLOWED, "the rule admits it"),
        nodes(HIDDEN, API, DB, State.DENIED, "isolated for ingress by "));
  }

  private static ClusterSnapshot world(Kind kind, Coverage coverage) {
    ClusterFixture fixture = new ClusterFixture().namespace("a").namespace("b");
    if (kind != Kind.NODE || coverage.complete()) {
      fixture.node("node-1", NODE, "10.1.1.0/24");
    }
    ClusterSnapshot whole =
        fixture
            .deployment("a", "web", 1)
            .deployment("a", "db", 1)
            .deployment("b", "api", 1)
            .add(Policies.allow("a", "db", "db", "web", 8080))
            .build();
    Map<Kind, Coverage> all = new EnumMap<>(whole.coverage());
    all.put(kind, coverage);
    return new ClusterSnapshot(whole.origin(), 1, whole.time(), all, whole.objects());
  }

  private static Party party(ClusterSnapshot snapshot, String name) {
    List<String> parts = List.of(name.split("/", 2));
    if (parts.size() == 1) {
      return Party.outside(name);
    }
    Pod pod = snapshot.pod(ObjectRef.pod(parts.get(0), parts.get(1))).orElseThrow();
    return Party.of(pod);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatIsHiddenLeavesOpenWhatDependsOnIt(Row row) {
    ClusterSnapshot snapshot = world(row.kind(), row.coverage());
    Reachability reachability = Reachability.of(snapshot);
    Party from = party(snapshot, row.from());
    Party to = party(snapshot, row.to());
    Verdict verdict = reachability.judge(from, to, Traffic.tcp(8080));
    assertThat(verdict.state()).as("%s", verdict).isEqualTo(row.says());
    assertThat(Because.of(verdict)).contains(row.why());
    assertThat(reachability.explain(from, to, Traffic.tcp(8080)).state()).isEqualTo(row.says());
    assertThat(reachability.reach(from, to).state(Protocol.TCP, 8080)).isEqualTo(row.says());
  }
}
