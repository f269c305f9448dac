package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Prober;
import dev.portolan.probe.Target;
import dev.portolan.testkit.CheckRecorder;
import dev.portolan.testkit.RealCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds `reach` against what the lab measures by itself: it connects from every pod's network to
/// every port and says allowed, refused or timeout.
@Tag("cluster")
final class ReachAgainstTruthClusterTest {
  /// So many rows of each result and kind of target are checked, spread over all callers.
  private static final int ROWS_EACH = 25;

  private static final int AT_ONCE = 8;

  /// Pods that have no container with a tool to connect with.
  private static final Set<Outcome> NO_VANTAGE =
      Set.of(Outcome.TOOL_MISSING, Outcome.NOT_PERMITTED);

  private static final Map<String, Outcome> MEANING =
      Map.of("allowed", Outcome.ANSWERED, "refused", Outcome.REFUSED, "timeout", Outcome.TIMED_OUT);

  @TempDir Path home;

  /// One line of `lab truth`.
  private record Row(
      String source, String kind, String target, String address, int port, String result) {
    static Optional<Row> of(String line) {
      String[] f = line.split("\t", -1);
      boolean usable = f.length == 9 && f[7].equals("tcp") && MEANING.containsKey(f[8]);
      return usable
          ? Optional.of(new Row(f[0], f[3], f[4], f[5], Integer.parseInt(f[6]), f[8]))
          : Optional.empty();
    }
  }

  @Test
  void reachSaysWhatTheLabMeasures() throws Exception {
    RealCluster.needsLab();
    List<Row> rows =
        RealCluster.lab("truth").lines().map(Row::of).flatMap(Optional::stream).toList();
    List<Row> doubtful = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> checked = new HashMap<>();
    try (Core core = new Core(Map.of(), home)) {
      KubeContext context =
          core.kubeconfig(new Source(RealCluster.kubeconfig(), false, 0)).current().orElseThrow();
      try (ClusterSession session = core.open(context, CheckRecorder.DEAF);
          Prober prober = core.prober(session)) {
        ClusterSnapshot snapshot = session.synced().get(60, TimeUnit.SECONDS);
        List<Row> sample = sample(rows, snapshot);
        for (int i = 0; i < sample.size(); i += AT_ONCE) {
          List<Row> batch = sample.subList(i, Math.min(sample.size(), i + AT_ONCE));
          List<CheckResult> results = ask(prober, snapshot, batch);
          for (int k = 0; k < batch.size(); k++) {
            Row row = batch.get(k);
            if (!NO_VANTAGE.contains(results.get(k).outcome())) {
              checked.merge(row.kind() + " " + row.result(), 1, Integer::sum);
              if (compare(row, results.get(k)).isPresent()) {
                doubtful.add(row);
              }
            }
          }
        }
        // A busy machine loses a packet now and then: what contradicts is asked once more, alone.
        for (Row row : doubtful) {
          compare(row, ask(prober, snapshot, List.of(row)).getFirst()).ifPresent(wrong::add);
        }
      }
    }
    System.getLogger("truth")
        .log(
            System.Logger.Level.INFO,
            "reach against truth: {0}, asked twice: {1}",
            checked,
            doubtful);
    assertThat(wrong).isEmpty();
    assertThat(checked.keySet())
        .contains(
            "pod allowed", "pod refused", "pod timeout", "service allowed", "outside allowed");
  }

  private static List<CheckResult> ask(Prober prober, ClusterSnapshot snapshot, List<Row> rows)
      throws Exception {
    List<CheckRecorder> recorders = new ArrayList<>();
    for (Row row : rows) {
      CheckRecorder recorder = new CheckRecorder();
      recorders.add(recorder);
      prober.start(request(row, snapshot), snapshot, recorder);
    }
    List<CheckResult> results = new ArrayList<>();
    for (CheckRecorder recorder : recorders) {
      results.add(recorder.result());
    }
    return results;
  }

  private static Optional<String> compare(Row row, CheckResult result) {
    Outcome expected = MEANING.get(row.result());
    List<Outcome> seen = result.findings().stream().map(Finding::outcome).toList();
    return seen.equals(List.of(expected))
        ? Optional.empty()
        : Optional.of(row + " but " + seen + ": " + result.summary());
  }

  /// Every n-th row of each result and kind, from callers whose first container runs a
  /// shell-bearing image.
  private static List<Row> sample(List<Row> rows, ClusterSnapshot snapshot) {
    Map<String, List<Row>> groups = new HashMap<>();
    for (Row row : rows) {
      boolean kindUsed = Set.of("pod", "service", "outside").contains(row.kind());
      if (kindUsed
          && source(row, snapshot)
              .filter(Container::running)
              .filter(c -> !c.image().contains("distroless"))
              .isPresent()) {
        groups.computeIfAbsent(row.kind() + row.result(), k -> new ArrayList<>()).add(row);
      }
    }
    List<Row> sample = new ArrayList<>();
    for (List<Row> group : groups.values()) {
      int step = Math.max(1, group.size() / ROWS_EACH);
      for (int i = 0; i < group.size(); i += step) {
        sample.add(group.get(i));
      }
    }
    return sample;
  }

  private static Optional<Container> source(Row row, ClusterSnapshot snapshot) {
    return snapshot.pod(ref(row.source())).map(p -> p.servingContainers().getFirst());
  }

  private static CheckRequest request(Row row, ClusterSnapshot snapshot) {
    Pod from = snapshot.pod(ref(row.source())).orElseThrow();
    ContainerRef container =
        new ContainerRef(from.namespace(), from.name(), from.servingContainers().getFirst().name());
    Target target =
        switch (row.kind()) {
          case "pod" -> new Target.PodTarget(ref(row.target()));
          case "service" -> new Target.ServiceTarget(service(row.target()));
          default -> new Target.HostTarget(row.address());
        };
    return new CheckRequest(CheckKind.REACH, container, target, row.port(), Duration.ofSeconds(20));
  }

  private static ObjectRef service(String path) {
    String[] parts = path.split("/", 2);
    return ObjectRef.service(parts[0], parts[1]);
  }

  private static ObjectRef ref(String path) {
    String[] parts = path.split("/", 2);
    return ObjectRef.pod(parts[0], parts[1]);
  }
}
