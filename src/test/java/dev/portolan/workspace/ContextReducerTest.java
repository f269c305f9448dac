package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.Scope;
import dev.portolan.cluster.SessionState;
import dev.portolan.cluster.access.PluginCommand;
import dev.portolan.diagram.ChartView;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ContextReducerTest {
  private static final PluginCommand AWS =
      new PluginCommand("aws", List.of("eks"), new TreeMap<>(), Path.of("/home/me/.kube/config"));

  private final KubeContext prod = Workbench.context("prod");
  private final Workbench bench = new Workbench().open(ClusterFixture.shop());

  @Test
  void keepsWhatTheUserSaysOfAContextByItsFileAndName() {
    KubeContext.Id twin = new KubeContext.Id(Path.of("/other/config"), "prod");
    ContextPreference marked = ContextPreference.PLAIN.withAccent(Accent.RED).withGroup(" EU ");
    bench.send(new Intent.Prefer(prod.id(), marked), new Intent.Prefer(prod.id(), marked));
    Preferences kept = bench.now().contexts().preferences();
    assertThat(kept.of(prod.id())).isEqualTo(marked);
    assertThat(kept.of(twin)).isEqualTo(ContextPreference.PLAIN);
    assertThat(kept.groups()).containsExactly("EU");
    assertThat(bench.effects(Effect.SavePreference.class))
        .containsExactly(new Effect.SavePreference(prod.id(), marked));
  }

  @Test
  void remembersWhenAContextWasUsed() {
    bench.send(new Intent.ContextUsed(prod.id(), Instant.EPOCH));
    assertThat(bench.now().preference().used()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void tellsOfAnEntryThatChangedOrWentAndReconnectsOnlyWhenAsked() {
    KubeContext moved =
        new KubeContext(prod.id(), "other", false, prod.cluster(), prod.user(), List.of("w"));
    bench.effects.clear();
    read(new KubeContext(prod.id(), "default", false, prod.cluster(), prod.user(), List.of("w")));
    assertThat(Drift.of(bench.now())).isEqualTo(Drift.NONE);
    read(moved);
    assertThat(Drift.of(bench.now())).isEqualTo(Drift.CHANGED);
    read();
    assertThat(Drift.of(bench.now())).isEqualTo(Drift.GONE);
    bench.send(new Intent.Reopen());
    assertThat(bench.now().notices()).isNotEmpty();
    assertThat(bench.effects).isEmpty();
    assertThat(bench.opened().state()).isEqualTo(new SessionState.Live());
    read(moved);
    bench.send(new Intent.Reopen());
    assertThat(bench.opened().context()).isEqualTo(moved);
    assertThat(Drift.of(bench.now())).isEqualTo(Drift.NONE);
  }

  /// A login writes another token: who had to fail with the old one is back by itself. Another
  /// server under the same name is none that anybody has opened.
  @Test
  void aSessionThatHasFailedIsOpenedAnewWithWhatTheFileSaysNow() {
    KubeContext.Entry fresh =
        new KubeContext.Entry(prod.userName(), prod.user().file(), Map.of("token", "fresh"));
    KubeContext.Entry elsewhere =
        new KubeContext.Entry(
            prod.clusterName(), prod.cluster().file(), Map.of("server", "https://else.example"));
    KubeContext renewed =
        new KubeContext(prod.id(), "default", false, prod.cluster(), fresh, List.of());
    KubeContext moved = new KubeContext(prod.id(), "default", false, elsewhere, fresh, List.of());
    read(renewed);
    assertThat(bench.opened().context()).as("it lives").isEqualTo(prod);
    read(moved);
    bench.send(new Intent.StateChanged(bench.epoch(), new SessionState.Failed("(401)")));
    assertThat(bench.opened().context()).as("another server").isEqualTo(prod);
    bench.effects.clear();
    read(renewed);
    assertThat(bench.opened().context()).isEqualTo(renewed);
    assertThat(bench.effects(Effect.OpenSession.class)).hasSize(1);
    bench.send(new Intent.StateChanged(bench.epoch(), new SessionState.Failed("(401)")));
    assertThat(bench.effects(Effect.OpenSession.class)).as("once for each entry").hasSize(1);
  }

  private void read(KubeContext... contexts) {
    bench.send(new Intent.KubeconfigRead(new Kubeconfig(List.of(contexts), List.of())));
  }

  @Test
  void runsInAProtectedContextWhatTheTypedNameAllows() {
    bench.send(
        new Intent.Prefer(prod.id(), ContextPreference.PLAIN.withGuarded(true)),
        new Intent.CheckFrom(new ContainerRef("shop", "web-0", "")),
        new Intent.CheckTo(new Target.HostTarget("example.org")),
        new Intent.StartCheck(CheckKind.PING, CheckRequest.DEFAULT_TIME_LIMIT));
    assertThat(bench.effects(Effect.RunCheck.class)).isEmpty();
    assertThat(bench.now().checks().asking()).isNotNull();
    bench.send(new Intent.ConfirmCheck("yes"), new Intent.ConfirmCheck(""));
    assertThat(bench.effects(Effect.RunCheck.class)).isEmpty();
    bench.send(new Intent.ForgoCheck(), new Intent.ConfirmCheck("prod"));
    assertThat(bench.effects(Effect.RunCheck.class)).isEmpty();
    bench.send(new Intent.StartCheck(CheckKind.PING, CheckRequest.DEFAULT_TIME_LIMIT));
    bench.send(new Intent.ConfirmCheck(" prod "));
    assertThat(bench.effects(Effect.RunCheck.class)).hasSize(1);
    assertThat(bench.now().checks().asking()).isNull();
  }

  @Test
  void asksBeforeAProgramRunsAndOpensAgainOnceItIsAllowed() {
    long epoch = bench.epoch();
    bench.send(new Intent.PermissionNeeded(epoch - 1, AWS));
    assertThat(bench.opened().consent()).isNull();
    bench.send(new Intent.PermissionNeeded(epoch, AWS), new Intent.AnswerPermission(AWS, false));
    assertThat(bench.opened().consent()).isEqualTo(new Workspace.Consent(AWS, true));
    bench.send(new Intent.AskPermission());
    assertThat(bench.opened().consent()).isEqualTo(new Workspace.Consent(AWS, false));
    bench.effects.clear();
    PluginCommand other = new PluginCommand("rm", List.of(), new TreeMap<>(), AWS.file());
    bench.send(new Intent.AnswerPermission(other, true));
    assertThat(bench.effects).isEmpty();
    bench.send(new Intent.AnswerPermission(AWS, true));
    assertThat(bench.effects)
        .containsExactly(
            new Effect.Trust(AWS),
            new Effect.CloseSession(),
            new Effect.OpenSession(epoch + 1, prod, Scope.WIDEST));
    assertThat(bench.opened().consent()).isNull();
  }

  @Test
  void readsTheChosenNamespacesNowAndTheNextTime() {
    bench.effects.clear();
    bench.send(new Intent.ReadNamespaces(Set.of("shop", "db")));
    Scope chosen = Scope.of(Set.of("shop", "db"));
    assertThat(bench.opened().scope()).isEqualTo(chosen);
    assertThat(bench.effects(Effect.Narrow.class)).containsExactly(new Effect.Narrow(chosen));
    bench.send(new Intent.ReadNamespaces(Set.of("db")), new Intent.OpenContext(prod));
    assertThat(bench.effects).endsWith(new Effect.OpenSession(2, prod, Scope.of(Set.of("db"))));
    assertThat(bench.now().preference().typed()).containsExactly("db", "shop");
    bench.send(new Intent.ReadNamespaces(Set.of()));
    assertThat(bench.opened().scope()).isEqualTo(Scope.WIDEST);
    assertThat(bench.now().preference().typed()).containsExactly("db", "shop");
  }

  @Test
  void undoGoesBackToNoNamespaceThatIsNotReadAnyMore() {
    ChartView shop = ChartView.of(Set.of("shop"));
    ChartView logs = ChartView.of(Set.of("logs"));
    bench.send(new Intent.ShowChart(shop), new Intent.ShowChart(logs));
    bench.send(new Intent.ReadNamespaces(Set.of("shop", "db")));
    assertThat(bench.now().map().view()).isEqualTo(ChartView.ALL);
    bench.send(new Intent.UndoView());
    assertThat(bench.now().map().view()).isEqualTo(shop);
    assertThat(bench.opened().scope()).isEqualTo(Scope.of(Set.of("shop", "db")));
    bench.send(new Intent.RedoView());
    assertThat(bench.now().map().view()).isEqualTo(ChartView.ALL);
  }

  @Test
  void refusesWhatCannotBeANamespace() {
    bench.effects.clear();
    bench.send(new Intent.ReadNamespaces(Set.of("../pods")));
    assertThat(bench.effects).isEmpty();
    assertThat(bench.now().notices()).hasSize(1);
  }
}
