package dev.portolan.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.judge.Verdict;
import dev.portolan.testkit.ClusterFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Pods that nothing can be asked from, told before a command is sent.
final class SourceTest {
  private static final ObjectRef WAITING = ObjectRef.pod("shop", "waiting");

  /// The server would say that the pod does not exist, which is another thing.
  @Test
  void aPodWithoutANodeIsSaidToWaitForOne() {
    Pod placed = ClusterFixture.pod(Metadata.of(WAITING, Map.of()), "node-1", "10.1.1.9", true);
    Pod waiting =
        new Pod(
            placed.meta(),
            "",
            List.of(),
            false,
            Pod.Phase.PENDING,
            new Pod.Health(false, "Unschedulable"),
            placed.containers());

    assertThat(unfit(placed)).isEmpty();
    assertThat(unfit(waiting))
        .containsExactly(
            "shop/waiting is on no node yet (Unschedulable): nothing can be run in it.");
  }

  private static List<String> unfit(Pod pod) {
    SnapshotIndex index = new SnapshotIndex(new ClusterFixture().add(pod).build());
    ContainerRef from = new ContainerRef("shop", "waiting", "main");
    return Source.unfit(from, index).map(Verdict::summary).stream().toList();
  }
}
