package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import dev.portolan.tail.Entry;
import dev.portolan.tail.PodLogs;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.workspace.Drawer;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.TailStep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// People who may do half of what Portolan does, in the window: a check comes out with the verb and
/// the resource that are missing, and does not depend on the rights to anything else.
@Timeout(90)
final class HalfRightsWindowTest {
  @TempDir Path folder;
  private OpenDesk open;
  private Store store;

  @BeforeEach
  void open() throws Exception {
    DemoCluster cluster = DemoCluster.start(DemoOptions.still(0, 3));
    open = OpenDesk.of(cluster, cluster.writeKubeconfig(folder), folder, Map.of(), () -> {});
    store = HeadlessFx.call(() -> open.desk().window(null));
  }

  @AfterEach
  void close() throws Exception {
    open.close();
  }

  @Test
  void whoMayExecButReadNoLogs() throws Exception {
    openContext("demo-no-nodes");

    assertThat(check().outcome()).isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void whoMayReadLogsButNotExec() throws Exception {
    openContext("demo-logs");
    CheckResult result = check();

    assertThat(result.outcome()).isEqualTo(Outcome.NOT_PERMITTED);
    assertThat(result.summary()).contains("User \"demo-logs\" cannot", "resource \"pods/exec\"");
    assertThat(result.advice()).contains("the verb create on pods/exec");
  }

  @Test
  void whoMayReadNoLogsIsToldInTheDrawer() throws Exception {
    openContext("demo-no-nodes");
    follow();
    HeadlessFx.until("all are refused", () -> refused() == followed());

    assertThat(followed()).isPositive();
    assertThat(store.now().wire().tails().lines()).isEmpty();
    HeadlessFx.until("it is said", () -> trouble().contains("get on pods/log"));
    assertThat(trouble()).contains("User \"demo-no-nodes\" cannot get resource \"pods/log\"");
    HeadlessFx.until("no line is promised", () -> shows("Nothing can be followed"));
  }

  @Test
  void whoMayReadTheLogsOfOneNamespaceSeesThemBesideWhatIsRefused() throws Exception {
    openContext("demo-dns-logs");
    follow();
    store
        .now()
        .wire()
        .tails()
        .found()
        .forEach(s -> store.dispatch(new Intent.OnTail(new TailStep.Tick(s.container(), true))));
    HeadlessFx.until(
        "lines come", () -> store.now().wire().tails().lines().stream().anyMatch(this::ofDns));
    HeadlessFx.until("the other is refused", () -> refused() > 0);

    assertThat(refused()).isLessThan(followed());
    HeadlessFx.until(
        "it is said where", () -> trouble().contains("in the namespace \"ingress-nginx\""));
    assertThat(store.now().wire().tails().lines()).allMatch(this::ofDns);
    assertThat(shows("Nothing can be followed")).isFalse();
  }

  /// Opens the drawer of logs and presses its button.
  private void follow() throws Exception {
    store.dispatch(new Intent.ShowDrawer(Drawer.LOGS));
    HeadlessFx.until(
        "logs are found",
        () ->
            node("#logs-follow") instanceof Button b
                && !b.isDisabled()
                && !store.now().wire().tails().found().isEmpty());
    HeadlessFx.run(() -> ((Button) Objects.requireNonNull(node("#logs-follow"))).fire());
  }

  private boolean ofDns(Entry entry) {
    return entry.source().container().namespace().equals("kube-system");
  }

  private long followed() {
    return store.now().wire().tails().followed().size();
  }

  private long refused() {
    return store.now().wire().tails().states().values().stream()
        .filter(s -> s instanceof PodLogs.State.Ended)
        .count();
  }

  private static String trouble() {
    return node("#logs-trouble") instanceof Label l && l.isVisible() ? l.getText() : "";
  }

  private static boolean shows(String text) {
    return Window.getWindows().stream()
        .flatMap(w -> w.getScene().getRoot().lookupAll(".empty-title").stream())
        .anyMatch(n -> n instanceof Label l && l.getText().equals(text));
  }

  private static @Nullable Node node(String selector) {
    return Window.getWindows().stream()
        .map(w -> w.getScene().getRoot().lookup(selector))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private void openContext(String name) throws Exception {
    OpenDesk.openContext(store, name);
    HeadlessFx.until("it lives", () -> OpenDesk.live(store));
  }

  private CheckResult check() throws Exception {
    Pod from =
        OpenDesk.opened(store).snapshot().pod(ObjectRef.pod("sandbox", "toolbox")).orElseThrow();
    String container = from.containers().getFirst().name();
    store.dispatch(
        new Intent.CheckFrom(new ContainerRef(from.namespace(), from.name(), container)));
    store.dispatch(new Intent.CheckTo(new Target.ServiceTarget(ObjectRef.service("shop", "web"))));
    store.dispatch(new Intent.StartCheck(CheckKind.REACH, Duration.ofSeconds(20)));
    HeadlessFx.until(
        "the check is over",
        () ->
            !store.now().checks().runs().isEmpty()
                && store.now().checks().runs().getFirst().result() != null);
    return Objects.requireNonNull(store.now().checks().runs().getFirst().result());
  }
}
