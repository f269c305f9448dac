package dev.portolan.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Container.State;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Pod.Phase;
import dev.portolan.testkit.ClusterFixture;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionsTest {
  @ParameterizedTest
  @CsvSource({
    "RUNNING,   true,  RUNNING,    '',                GOOD",
    "RUNNING,   false, RUNNING,    '',                WARN",
    "RUNNING,   false, WAITING,    CrashLoopBackOff,  BAD",
    "PENDING,   false, WAITING,    ErrImageNeverPull, BAD",
    "PENDING,   false, WAITING,    ContainerCreating, WARN",
    "RUNNING,   false, TERMINATED, OOMKilled,         BAD",
    "RUNNING,   false, TERMINATED, Completed,         WARN",
    "FAILED,    false, TERMINATED, Error,             BAD",
    "SUCCEEDED, false, TERMINATED, Completed,         IDLE",
    "UNKNOWN,   false, UNKNOWN,    '',                IDLE",
  })
  void aPodIsJudgedByPhaseReadinessAndReason(
      Phase phase, boolean ready, State state, String reason, Condition expected) {
    Container.Status status = new Container.Status(state, ready, 0);
    Container container =
        new Container("c", Container.Role.MAIN, "i", "", List.of(), status, reason);
    Metadata meta = Metadata.of(ObjectRef.pod("a", "p"), Map.of());
    Pod pod =
        new Pod(meta, "n", List.of(), false, phase, new Pod.Health(ready, ""), List.of(container));
    assertThat(Conditions.of(pod)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "DEPLOYMENT, 2, 2 0 0 0, true,  GOOD",
    "DEPLOYMENT, 3, 2 0 0 0, true,  WARN",
    "DEPLOYMENT, 2, 1 0 1 0, true,  WARN",
    "DEPLOYMENT, 2, 0 1 1 0, true,  BAD",
    "DEPLOYMENT, 2, 0 2 0 0, true,  WARN",
    "DEPLOYMENT, 2, 0 0 0 0, true,  BAD",
    "DEPLOYMENT, 2, 0 0 0 0, false, IDLE",
    "DEPLOYMENT, 0, 0 0 0 0, true,  IDLE",
    "JOB,        1, 0 0 1 1, true,  IDLE",
    "JOB,        1, 0 0 2 0, true,  BAD",
  })
  void aWorkloadIsJudgedByItsPods(
      Kind kind, int desired, String goodWarnBadIdle, boolean known, Condition expected) {
    int[] n = Arrays.stream(goodWarnBadIdle.split(" ", 4)).mapToInt(Integer::parseInt).toArray();
    Tally pods = new Tally(n[0], n[1], n[2], n[3]);
    assertThat(Conditions.ofWorkload(kind, desired, pods, known)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "shop/web, GOOD",
    "shop/db, WARN",
    "shop/nobody, BAD",
    "payments/api, GOOD",
  })
  void servicesOfTheShop(String path, Condition expected) {
    Topology shop = TopologyBuilder.build(ClusterFixture.shop(), Filter.ALL);
    String[] parts = path.split("/", 2);
    assertThat(shop.vertex(ObjectRef.service(parts[0], parts[1])).orElseThrow().condition())
        .isEqualTo(expected);
  }

  @Test
  void namespacesAreAsBadAsTheirWorst() {
    Topology shop = TopologyBuilder.build(ClusterFixture.shop(), Filter.ALL);
    assertThat(shop.vertex(ObjectRef.namespace("shop")).orElseThrow().condition())
        .isEqualTo(Condition.BAD);
    assertThat(shop.vertex(ObjectRef.namespace("payments")).orElseThrow().condition())
        .isEqualTo(Condition.GOOD);
    assertThat(shop.vertex(ObjectRef.namespace("empty")).orElseThrow().condition())
        .isEqualTo(Condition.IDLE);
  }

  @Test
  void aServiceWhoseEndpointsAreForbiddenIsNotCalledBad() {
    ClusterSnapshot all = ClusterFixture.shop();
    Map<Kind, Coverage> coverage = new EnumMap<>(all.coverage());
    coverage.put(Kind.ENDPOINT_SLICE, new Coverage.Forbidden("no"));
    coverage.put(Kind.POD, new Coverage.Forbidden("no"));
    Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(all.objects());
    objects.remove(Kind.ENDPOINT_SLICE);
    objects.remove(Kind.POD);
    Topology topology =
        TopologyBuilder.build(
            new ClusterSnapshot(all.origin(), 1, all.time(), coverage, objects), Filter.ALL);
    assertThat(topology.vertices().values())
        .filteredOn(v -> v.ref().kind() == Kind.SERVICE || v.ref().kind().isWorkload())
        .isNotEmpty()
        .allMatch(v -> v.condition() == Condition.IDLE);
  }
}
