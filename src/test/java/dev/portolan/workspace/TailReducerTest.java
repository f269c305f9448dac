package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.ContainerRef;
import dev.portolan.tail.Entry;
import dev.portolan.tail.LogSource;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TailReducerTest {
  private final Workbench bench = new Workbench().open(cluster("dns-a", "dns-b"));

  @Test
  void followsWhatItFindsAndStops() {
    send(new TailStep.Look(), new TailStep.Follow());
    assertThat(pods()).containsExactly("dns-a", "dns-b");
    send(new TailStep.Tick(new ContainerRef("kube-system", "dns-a", "main"), false));
    assertThat(pods()).containsExactly("dns-b");
    send(new TailStep.Stop());
    assertThat(pods()).isEmpty();
  }

  @Test
  void followsAPodsSuccessor() {
    send(new TailStep.Follow());
    bench.send(new Intent.SnapshotArrived(bench.epoch(), cluster("dns-b", "dns-c")));
    assertThat(pods()).containsExactly("dns-b", "dns-c");
  }

  @Test
  void whatTheUserTickedStaysWhenPodsChange() {
    send(
        new TailStep.Look(),
        new TailStep.Tick(new ContainerRef("kube-system", "dns-a", "main"), false));
    bench.send(new Intent.SnapshotArrived(bench.epoch(), cluster("dns-a", "dns-b", "dns-c")));
    send(new TailStep.Look(), new TailStep.Follow());
    assertThat(pods()).contains("dns-b").doesNotContain("dns-a");
  }

  @Test
  void takesLinesOfThisOpeningOnlyAndWhileItFollows() {
    send(new TailStep.Follow());
    long epoch = bench.epoch();
    LogSource source = bench.now().wire().tails().found().getFirst();
    Entry line = new Entry(Instant.EPOCH, source, "hello");
    send(
        new TailStep.Came(epoch - 1, List.of(line), 0), new TailStep.Came(epoch, List.of(line), 2));
    assertThat(bench.now().wire().tails().lines()).containsExactly(line);
    assertThat(bench.now().wire().tails().skipped()).isEqualTo(2);
    send(new TailStep.Stop(), new TailStep.Came(epoch, List.of(line), 0));
    assertThat(bench.now().wire().tails().lines()).hasSize(1);
    send(new TailStep.Clear());
    assertThat(bench.now().wire().tails().lines()).isEmpty();
  }

  private void send(TailStep... steps) {
    for (TailStep step : steps) {
      bench.send(new Intent.OnTail(step));
    }
  }

  /// Those that are followed as of the last task.
  private List<String> pods() {
    List<Effect.OfTail> effects = bench.effects(Effect.OfTail.class);
    return effects.getLast().task().sources().stream().map(s -> s.container().pod()).toList();
  }

  private static ClusterSnapshot cluster(String... pods) {
    ClusterFixture fixture = new ClusterFixture().namespace("kube-system");
    for (int i = 0; i < pods.length; i++) {
      Metadata meta =
          Metadata.of(ObjectRef.pod("kube-system", pods[i]), Map.of("k8s-app", "kube-dns"));
      fixture.add(ClusterFixture.pod(meta, "node-1", "10.1.1." + (i + 1), true));
    }
    return fixture.build();
  }
}
