package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Metadata;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Workload;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuccessorTest {
  /// Deployment `web` at its second revision, and a DaemonSet `agent`.
  private static final ClusterSnapshot SNAPSHOT = snapshot();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          web-7d9fcb5c4-x2k9z  | main  | web-7d9fcb5c4-x2k9z |
          web-7d9fcb5c4-b5b5b  | main  | web-7d9fcb5c4-x2k9z | of the same Deployment web stands in
          web-55bd6f7c99-zzzzz | main  | web-7d9fcb5c4-x2k9z | of the same Deployment web stands in
          web-55bd6f7c99-zzzzz | other | web-55bd6f7c99-zzzzz | no pod of the same owner runs
          agent-4k4k4          | main  | agent-9q9q9 | of the same DaemonSet agent stands in
          lone                 | main  | lone | no pod of the same owner runs
          web-0                | main  | web-0 | no pod of the same owner runs
          """)
  void standsIn(String pod, String container, String now, String said) {
    CheckRequest request =
        new CheckRequest(
            new Question.Reach(80),
            new ContainerRef("shop", pod, container),
            new Target.HostTarget("db"),
            Duration.ofSeconds(5));

    Successor.Found found = Successor.of(request, SNAPSHOT);

    assertThat(found.request().from().pod()).isEqualTo(now);
    assertThat(found.lost()).isEqualTo(said != null && said.startsWith("no pod"));
    assertThat(String.join(" ", found.said())).contains(said == null ? "" : said);
  }

  private static ClusterSnapshot snapshot() {
    LabelSelector selector = LabelSelector.of(Map.of("app", "web"));
    ObjectRef set = new ObjectRef(Kind.REPLICA_SET, "shop", "web-7d9fcb5c4");
    ObjectRef agent = new ObjectRef(Kind.DAEMON_SET, "shop", "agent");
    return new ClusterFixture()
        .namespace("shop")
        .add(
            new Workload(
                Metadata.of(new ObjectRef(Kind.DEPLOYMENT, "shop", "web"), Map.of()),
                1,
                1,
                selector))
        .add(
            new Workload(
                Metadata.of(set, Map.of()).ownedBy(new OwnerRef("Deployment", "web", "")),
                1,
                1,
                selector))
        .add(new Workload(Metadata.of(agent, Map.of()), 1, 1, selector))
        .add(pod("web-7d9fcb5c4-x2k9z", "ReplicaSet", "web-7d9fcb5c4", "10.1.1.9"))
        .add(pod("agent-9q9q9", "DaemonSet", "agent", "10.1.1.10"))
        .build();
  }

  private static dev.portolan.model.Pod pod(String name, String kind, String owner, String ip) {
    Metadata meta =
        Metadata.of(ObjectRef.pod("shop", name), Map.of("app", "web"))
            .ownedBy(new OwnerRef(kind, owner, ""));
    return ClusterFixture.pod(meta, "node-1", ip, true);
  }
}
