package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Traffic.ToPort;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.ServiceJudge;
import dev.portolan.testkit.CheckRecorder;
import dev.portolan.testkit.RealCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds every prediction to what the lab measures by itself: it connects, TCP and UDP, from every
/// pod's network to every pod, service and outside host.
@Tag("cluster")
final class PredictionAgainstTruthClusterTest {
  /// What a measurement may be when the prediction is right. Refused means that the way is open and
  /// nobody listens. A service without an endpoint (not applicable) refuses those whom their own
  /// egress lets as far as that, and hangs for the others. One whose backends differ gives both;
  /// or, with session affinity, the answer of the one backend that the client was given.
  private static final Map<State, Set<String>> MEANING =
      Map.of(
          State.ALLOWED, Set.of("allowed", "refused"),
          State.DENIED, Set.of("timeout"),
          State.UNDECIDED, Set.of("mixed", "allowed", "timeout"),
          State.NOT_APPLICABLE, Set.of("refused", "timeout"));

  /// Most of what a whole lab measures.
  private static final int MOST = 3_000;

  private static final int TRIES = 4;

  @TempDir Path home;

  private record Row(
      String source,
      String kind,
      String target,
      String address,
      int port,
      Protocol protocol,
      String result) {
    static Optional<Row> of(String line) {
      String[] f = line.split("\t", -1);
      boolean usable = f.length == 9 && Set.of("pod", "service", "outside").contains(f[3]);
      return usable
          ? Optional.of(
              new Row(
                  f[0],
                  f[3],
                  f[4],
                  f[5],
                  Integer.parseInt(f[6]),
                  Protocol.valueOf(f[7].toUpperCase(Locale.ROOT)),
                  f[8]))
          : Optional.empty();
    }
  }

  @Test
  void predictsWhatTheLabMeasures() throws Exception {
    RealCluster.needsLab();
    List<Row> rows = all();
    try (Core core = new Core(Map.of(), home)) {
      KubeContext context =
          core.kubeconfig(new Source(RealCluster.kubeconfig(), false, 0)).current().orElseThrow();
      try (ClusterSession session = core.open(context, CheckRecorder.DEAF)) {
        ClusterSnapshot snapshot = session.synced().get(60, TimeUnit.SECONDS);
        List<Row> wrong = compare(rows, snapshot);
        if (!wrong.isEmpty()) {
          // A busy machine loses a packet now and then: what contradicts is measured once more.
          wrong = compare(rows().stream().filter(like(wrong)).toList(), snapshot);
        }
        assertThat(wrong.stream().map(r -> r + " but " + predict(r, snapshot))).isEmpty();
        assertThat(rows).hasSizeGreaterThan(MOST);
      }
    }
  }

  private static Predicate<Row> like(List<Row> wrong) {
    return r ->
        wrong.stream()
            .anyMatch(
                w ->
                    w.source().equals(r.source())
                        && w.address().equals(r.address())
                        && w.port() == r.port()
                        && w.protocol() == r.protocol());
  }

  /// Measured again while pods that an earlier test stopped are still on their way back.
  private static List<Row> all() throws Exception {
    List<Row> rows = rows();
    for (int i = 1; i < TRIES && rows.size() <= MOST; i++) {
      rows = rows();
    }
    return rows;
  }

  private static List<Row> rows() throws Exception {
    return RealCluster.lab("truth").lines().map(Row::of).flatMap(Optional::stream).toList();
  }

  private static List<Row> compare(List<Row> rows, ClusterSnapshot snapshot) {
    Reachability reachability = Reachability.of(snapshot);
    ServiceJudge services = new ServiceJudge(reachability, new SnapshotIndex(snapshot));
    List<Row> wrong = new ArrayList<>();
    Map<String, Integer> right = new TreeMap<>();
    for (Row row : rows) {
      State state = predict(row, reachability, services).state();
      if (MEANING.getOrDefault(state, Set.of()).contains(row.result())) {
        boolean plain = state == State.ALLOWED || state == State.DENIED;
        String what = row.kind() + " " + row.protocol() + " " + state.word();
        right.merge(plain ? what : what + " (" + row.result() + ")", 1, Integer::sum);
      } else {
        wrong.add(row);
      }
    }
    System.getLogger("truth")
        .log(
            System.Logger.Level.INFO,
            "predictions against truth: {0} rows, right {1}, wrong {2}",
            rows.size(),
            right,
            wrong.size());
    return wrong;
  }

  private static Verdict predict(Row row, ClusterSnapshot snapshot) {
    Reachability reachability = Reachability.of(snapshot);
    return predict(row, reachability, new ServiceJudge(reachability, new SnapshotIndex(snapshot)));
  }

  private static Verdict predict(Row row, Reachability reachability, ServiceJudge services) {
    Party source = Party.of(pod(row.source(), reachability.snapshot()));
    if (row.kind().equals("service")) {
      String[] name = row.target().split("/", -1);
      return reachability
          .snapshot()
          .service(ObjectRef.service(name[0], name[1]))
          .map(s -> services.judge(source, s, row.protocol(), row.port()).verdict())
          .orElseThrow();
    }
    Party target =
        row.kind().equals("pod")
            ? Party.of(pod(row.target(), reachability.snapshot()))
            : Party.outside(row.address());
    ToPort traffic = new ToPort(row.protocol(), row.port());
    Verdict verdict = reachability.explain(source, target, traffic);
    assertThat(reachability.reach(source, target).state(row.protocol(), row.port()))
        .as("%s", row)
        .isEqualTo(verdict.state());
    return verdict;
  }

  private static Pod pod(String path, ClusterSnapshot snapshot) {
    String[] name = path.split("/", -1);
    return snapshot.pod(ObjectRef.pod(name[0], name[1])).orElseThrow();
  }
}
