package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.SessionState;
import dev.portolan.diagnosis.Case;
import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Conclusion;
import dev.portolan.diagnosis.Conclusion.Level;
import dev.portolan.diagnosis.Diagnosis;
import dev.portolan.diagnosis.Examiner;
import dev.portolan.diagnosis.Ground;
import dev.portolan.diagnosis.Step;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.diagnosis.Step.State;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Pod;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Prober;
import dev.portolan.probe.Target;
import dev.portolan.probe.TargetParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every fault that is seeded in the demo cluster is found by a diagnosis, with a fix to copy; on
/// healthy pairs nothing is.
final class DiagnoseDemoTest {
  @TempDir static Path home;
  private static Core core;
  private static ClusterSession session;
  private static ClusterSnapshot snapshot;
  private static Prober prober;

  @BeforeAll
  static void open() throws Exception {
    core = new Core(Map.of(), home);
    KubeContext context = core.kubeconfig(Source.DEMO).current().orElseThrow();
    session = core.open(context, new Unheard());
    snapshot = session.synced().get(60, TimeUnit.SECONDS);
    prober = core.prober(session);
  }

  @AfterAll
  static void close() {
    prober.close();
    session.close();
    core.close();
  }

  @ParameterizedTest(name = "{0} -> {1}: {3} {4}")
  @CsvSource({
    // seeded faults
    "sandbox/toolbox, svc/legacy/reports, 0, BROKEN, SELECTS_NOTHING",
    "sandbox/toolbox, svc/legacy/importer, 0, BROKEN, NOT_READY",
    "sandbox/toolbox, svc/shop/recommender, 0, BROKEN, NOT_READY",
    "shop/web-*, svc/analytics/collector-admin, 0, BROKEN, WRONG_TARGET_PORT",
    "sandbox/toolbox, svc/sandbox/black-hole, 0, BROKEN, SILENT_POD",
    "sandbox/toolbox, pod/analytics/gpu-training, 8080, BROKEN, NOT_RUNNING",
    "sandbox/toolbox, svc/shop/db, 0, BROKEN, POLICY",
    "sandbox/toolbox, svc/payments/api, 0, BROKEN, POLICY",
    "sandbox/toolbox, svc/payments/ledger, 9901, BROKEN, POLICY",
    "analytics/notebook, svc/shop/web, 0, BROKEN, DNS",
    "sandbox/toolbox, svc/shop/web, 81, BROKEN, NO_SUCH_PORT",
    "sandbox/toolbox, svc/sandbox/node-cache, 0, BROKEN, NONE_ON_NODE",
    "sandbox/toolbox, no-such-name.demo.example, 80, BROKEN, DNS",
    "sandbox/toolbox, shop.demo.example, 0, REMARK, NO_SUCH_OBJECT",
    "sandbox/distroless, svc/shop/web, 0, UNKNOWN, ",
    // a mesh that turns plain connections away, and who is in it
    "sandbox/toolbox, svc/mesh/quotes, 0, BROKEN, MESH",
    "mesh/member, svc/mesh/quotes, 0, WELL, ",
    // a path that swallows large packets
    "sandbox/toolbox, svc/sandbox/tunnelled, 0, REMARK, MTU",
    // ingresses: a secret that is absent, no class; the routes of a gateway
    "sandbox/toolbox, status.demo.example, 0, BROKEN, TLS",
    "sandbox/toolbox, erp.demo.example, 0, BROKEN, NO_CONTROLLER",
    "sandbox/toolbox, wiki.demo.example, 0, BROKEN, NO_CONTROLLER",
    "sandbox/toolbox, partners.demo.example, 0, BROKEN, NO_CONTROLLER",
    "sandbox/toolbox, catalog.demo.example, 0, WELL, ",
    "sandbox/toolbox, grpcroute/payments/ledger, 0, BROKEN, POLICY",
    "sandbox/toolbox, tcproute/legacy/erp, 0, WELL, ",
    "sandbox/toolbox, checkout.demo.example, 0, REMARK, NOT_READY",
    "sandbox/toolbox, pay.demo.example, 0, BROKEN, NOT_GRANTED",
    "sandbox/toolbox, alerts.demo.example, 0, BROKEN, NOT_ACCEPTED",
    // the zone that is far away
    "sandbox/toolbox, svc/sandbox/far-away, 0, REMARK, SLOW",
    "shop/checkout-*, svc/shop/db, 0, REMARK, SLOW",
    // healthy pairs
    "shop/cart-*, svc/shop/redis, 0, WELL, ",
    "sandbox/toolbox, svc/monitoring/prometheus, 0, WELL, ",
    "sandbox/debian, svc/legacy/soap-bridge, 0, REMARK, SLOW"
  })
  void finds(String from, String to, int port, Level level, Kind cause) {
    Diagnosis diagnosis = diagnose(from, to, port);

    Conclusion conclusion = Objects.requireNonNull(diagnosis.conclusion());
    assertThat(conclusion.level()).as(told(diagnosis)).isEqualTo(level);
    assertThat(conclusion.cause()).as(told(diagnosis)).isEqualTo(cause);
    assertThat(conclusion.sentence()).endsWith(".");
    if (level == Level.BROKEN) {
      assertThat(Objects.requireNonNull(conclusion.fix()).text()).isNotBlank();
      assertThat(conclusion.evidence()).isNotEmpty();
    }
  }

  @Test
  void whatComesAfterABreakIsSkippedWithTheReason() {
    Diagnosis diagnosis = diagnose("sandbox/toolbox", "svc/legacy/reports", 0);

    assertThat(diagnosis.step(Stage.SELECTOR).map(Step::state)).contains(State.BROKEN);
    assertThat(diagnosis.step(Stage.POLICIES).map(Step::said).orElse(""))
        .isEqualTo("Not reached: the chain breaks before, at Selector.");
    assertThat(diagnosis.step(Stage.WIRE).map(Step::checks).orElse(List.of())).hasSize(1);
  }

  @Test
  void aDeniedConnectionComesWithAPolicyThatAllowsExactlyIt() {
    Diagnosis diagnosis = diagnose("sandbox/toolbox", "svc/shop/db", 0);

    assertThat(Objects.requireNonNull(Objects.requireNonNull(diagnosis.conclusion()).fix()).text())
        .contains("kind: NetworkPolicy", "namespace: shop", "app: \"db\"", "port: 5432")
        .contains("kubernetes.io/metadata.name: sandbox")
        .contains("    - from:\n        - namespaceSelector:\n            matchLabels:\n");
  }

  @Test
  void aCancelEndsIt() {
    List<Diagnosis> told = new ArrayList<>();
    try (WireAsker asker = core.asker(prober, snapshot)) {
      asker.cancel();
      Diagnosis end =
          new Examiner(Ground.of(snapshot))
              .examine(asked("sandbox/toolbox", "svc/shop/web", 0), asker, told::add);

      assertThat(Objects.requireNonNull(end.conclusion()).sentence()).startsWith("Cancelled");
      assertThat(told).isNotEmpty();
    }
  }

  private static Diagnosis diagnose(String from, String to, int port) {
    try (WireAsker asker = core.asker(prober, snapshot)) {
      return new Examiner(Ground.of(snapshot)).examine(asked(from, to, port), asker, d -> {});
    }
  }

  private static Case asked(String from, String to, int port) {
    String[] parts = from.split("/", -1);
    Pod pod =
        snapshot.podsIn(parts[0]).stream()
            .filter(
                p ->
                    parts[1].endsWith("*")
                        ? p.name().startsWith(parts[1].replace("*", ""))
                        : p.name().equals(parts[1]))
            .findFirst()
            .orElseThrow();
    Target target = new TargetParser(snapshot).parse(to).orElseThrow();
    ContainerRef caller =
        new ContainerRef(pod.namespace(), pod.name(), pod.servingContainers().getFirst().name());
    return new Case(caller, target, port);
  }

  private static String told(Diagnosis diagnosis) {
    List<String> lines = new ArrayList<>();
    diagnosis
        .steps()
        .forEach(s -> lines.add(s.stage() + " " + s.state() + " " + s.said() + " " + s.evidence()));
    lines.add(String.valueOf(diagnosis.conclusion()));
    return String.join("\n", lines);
  }

  private static final class Unheard implements ClusterSession.Listener {
    @Override
    public void snapshot(ClusterSnapshot now) {
      // the first complete one is enough
    }

    @Override
    public void state(SessionState state) {
      // a failure shows in the first snapshot's absence
    }
  }
}
