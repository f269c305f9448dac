package dev.portolan.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.SessionState;
import dev.portolan.cluster.access.PluginCommand;
import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import dev.portolan.topology.Filter;
import dev.portolan.ui.shell.Blank.Offer;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class BlankTest {
  private final Workbench bench = new Workbench();

  @Test
  void offersTheDemoAndTellsTheProblemsWhereThereIsNoKubeconfig() {
    bench.send(
        new Intent.KubeconfigRead(
            new Kubeconfig(
                List.of(), List.of(new Kubeconfig.Problem("/k/config", "no such file")))));
    assertThat(blank().offers()).containsExactly(Offer.DEMO, Offer.RELOAD);
    assertThat(blank().details()).isEqualTo("/k/config: no such file");
  }

  @Test
  void asksForAContextWhereThereAreSome() {
    bench.send(
        new Intent.KubeconfigRead(
            new Kubeconfig(List.of(Workbench.context("a"), Workbench.context("b")), List.of())));
    assertThat(blank().text()).startsWith("Your kubeconfig has 2 contexts.");
    assertThat(blank().offers()).startsWith(Offer.CHOOSE);
  }

  @Test
  void suggestsTheContextUsedLastElseTheCurrentOne() {
    KubeContext prod = Workbench.context("prod");
    KubeContext test = Workbench.context("test");
    bench.send(new Intent.KubeconfigRead(new Kubeconfig(List.of(prod, test), List.of())));
    assertThat(blank().offers()).startsWith(Offer.OPEN);
    assertThat(blank().suggested()).isEqualTo(prod);
    bench.send(new Intent.ContextUsed(test.id(), Instant.EPOCH));
    assertThat(blank().suggested()).isEqualTo(test);
    assertThat(bench.effects(Effect.OpenSession.class)).isEmpty();
  }

  @Test
  void waitsForPermissionAndOffersToAskAgain() {
    bench.send(new Intent.OpenContext(Workbench.context("prod")));
    PluginCommand aws =
        new PluginCommand("aws", List.of("eks"), new TreeMap<>(), Path.of("/k/config"));
    bench.send(
        new Intent.PermissionNeeded(bench.epoch(), aws), new Intent.AnswerPermission(aws, false));
    assertThat(blank().title()).isEqualTo("Waiting for your permission");
    assertThat(blank().text()).contains("prod", "aws");
    assertThat(blank().offers()).containsExactly(Offer.ASK, Offer.CHOOSE);
  }

  @Test
  void saysWhatToDoAboutAFailure() {
    bench.send(new Intent.OpenContext(Workbench.context("prod")));
    state(new SessionState.Failed("no such host: prod.example"));
    assertThat(blank().text()).startsWith("No such host: prod.example.").contains("VPN");
  }

  @Test
  void tellsHowTheOpeningGoes() {
    bench.send(new Intent.OpenContext(Workbench.context("prod")));
    assertThat(blank().title()).isEqualTo("Connecting to prod");
    state(new SessionState.Failed("401 Unauthorized"));
    assertThat(blank().title()).isEqualTo("Cannot open prod");
    assertThat(blank().text()).startsWith("401 Unauthorized.").contains("Log in again");
    assertThat(blank().offers()).containsExactly(Offer.RETRY, Offer.CHOOSE);
    state(new SessionState.Live());
    assertThat(blank().title()).isEqualTo("Reading the cluster");
  }

  @Test
  void doesNotCallForbiddenEmpty() {
    bench.send(new Intent.OpenContext(Workbench.context("prod")));
    state(new SessionState.Live());
    ClusterSnapshot shop = ClusterFixture.shop();
    Coverage forbidden = new Coverage.Forbidden("namespaces is forbidden");
    ClusterSnapshot nothing =
        new ClusterSnapshot(
            shop.origin(),
            1,
            shop.time(),
            Map.of(Kind.NAMESPACE, forbidden, Kind.POD, forbidden),
            Map.of());
    bench.send(new Intent.SnapshotArrived(bench.epoch(), nothing));
    assertThat(blank().text()).contains("prod-admin");
    assertThat(blank().details()).isEqualTo("namespaces is forbidden");
  }

  @Test
  void leadsOutOfAnEmptyChoiceOfNamespaces() {
    bench.open(ClusterFixture.shop());
    assertThat(Blank.of(bench.now())).isEmpty();
    bench.send(
        new Intent.ShowNamespaces(Set.of("gone")),
        new Intent.PictureReady(1, Diagram.of(1, Diagram.EMPTY.bounds(), List.of(), List.of())));
    assertThat(blank().offers()).containsExactly(Offer.SHOW_ALL);
  }

  @Test
  void leadsOutOfAFilterThatLeavesNothing() {
    bench.open(ClusterFixture.shop());
    Intent nothing =
        new Intent.PictureReady(1, Diagram.of(1, Diagram.EMPTY.bounds(), List.of(), List.of()));
    bench.send(
        new Intent.ShowChart(ChartView.ALL.with(Filter.ALL.withNames(Set.of("gone")))), nothing);
    assertThat(blank().title()).isEqualTo("Nothing passes the filter");
    assertThat(blank().offers()).containsExactly(Offer.UNFILTER);
    bench.send(new Intent.ShowChart(ChartView.ALL.with(Filter.ALL.withProblems(true))), nothing);
    assertThat(blank().text()).contains("has a problem");
  }

  private void state(SessionState state) {
    bench.send(new Intent.StateChanged(bench.epoch(), state));
  }

  private Blank blank() {
    return Blank.of(bench.now()).orElseThrow();
  }
}
