package dev.portolan.ui;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static dev.portolan.testkit.HeadlessFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.Scope;
import dev.portolan.cluster.SessionState;
import dev.portolan.cluster.access.PluginCommand;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.ShownWindow;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Accent;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Choosing a context, allowing its program, and what is shown of the open one.
final class ContextsWindowTest {
  private static final PluginCommand AWS =
      new PluginCommand(
          "aws", List.of("eks", "get-token"), new TreeMap<>(), Path.of("/home/me/.kube/config"));

  private final KubeContext prod = Workbench.context("prod");
  private final Workbench bench = new Workbench();
  @RegisterExtension private final ShownWindow shown = new ShownWindow(bench);

  @Test
  void aThousandContextsAreChosenAmongByTheKeyboardAlone() throws Exception {
    List<KubeContext> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      many.add(Workbench.context("team-" + i));
    }
    bench.send(new Intent.KubeconfigRead(new Kubeconfig(many, List.of())));
    press(shown.scene(), KeyCode.O, true);
    until("the chooser is open", () -> find("context-search") != null);
    run(() -> ((TextField) node("context-search")).setText("9 team-99"));
    until("cells are drawn", () -> cells() > 0);
    assertThat(call(this::cells)).isLessThan(40);
    press(node("context-search"), KeyCode.DOWN, false);
    press(node("context-search"), KeyCode.UP, false);
    press(node("context-search"), KeyCode.ENTER, false);
    assertThat(bench.opened().context().name()).isEqualTo("team-99");
    assertThat(bench.effects(Effect.OpenSession.class)).hasSize(1);
  }

  @Test
  void aMarkIsGivenAndColoursTheWindow() throws Exception {
    bench.open(ClusterFixture.shop());
    press(shown.scene(), KeyCode.O, true);
    until("the chooser is open", () -> find("context-search") != null);
    press(node("context-search"), KeyCode.F2, false);
    run(() -> ((ToggleButton) node("mark-violet")).fire());
    run(() -> ((TextField) node("edit-group")).setText("Live"));
    run(() -> ((Button) node("edit-done")).fire());
    assertThat(bench.now().preference().accent()).isEqualTo(Accent.VIOLET);
    assertThat(bench.now().preference().group()).isEqualTo("Live");
    until(
        "the strip has the mark's colour",
        () -> node("context-strip").getStyleClass().contains("accent-violet"));
  }

  @Test
  void aGroupIsKeptHoweverThePageIsLeft() throws Exception {
    bench.open(ClusterFixture.shop());
    press(shown.scene(), KeyCode.O, true);
    until("the chooser is open", () -> find("context-search") != null);
    press(node("context-search"), KeyCode.F2, false);
    run(() -> node("edit-group").requestFocus());
    run(() -> ((TextField) node("edit-group")).setText("Live"));
    run(() -> node("edit-group").getScene().getWindow().hide());
    until("the group is kept", () -> bench.now().preference().group().equals("Live"));
  }

  @Test
  void aProgramIsAllowedByItsButtonAndNeverByEnter() throws Exception {
    bench.open(ClusterFixture.shop());
    bench.send(new Intent.PermissionNeeded(bench.epoch(), AWS));
    until("the question is asked", () -> node("consent").isVisible());
    until("Not now has the keyboard", () -> node("consent-later").isFocused());
    run(() -> node("consent-allow").requestFocus());
    press(node("consent-allow"), KeyCode.ENTER, false);
    assertThat(bench.effects(Effect.Trust.class)).isEmpty();
    press(node("consent-later"), KeyCode.ESCAPE, false);
    assertThat(Objects.requireNonNull(bench.opened().consent()).denied()).isTrue();
    until("it is put away", () -> !node("consent").isVisible());
    bench.send(new Intent.AskPermission());
    until("the question is asked again", () -> node("consent").isVisible());
    run(() -> ((Button) node("consent-allow")).fire());
    assertThat(bench.effects(Effect.Trust.class)).containsExactly(new Effect.Trust(AWS));
  }

  @Test
  void theStripTellsOfProtectionDriftAndScope() throws Exception {
    bench.open(ClusterFixture.shop());
    assertThat(call(() -> find("flag-protected"))).isNull();
    bench.send(
        new Intent.Prefer(prod.id(), bench.now().preference().withGuarded(true)),
        new Intent.ReadNamespaces(Set.of("shop", "db")),
        new Intent.KubeconfigRead(
            new Kubeconfig(
                List.of(
                    new KubeContext(
                        prod.id(), "other", true, prod.cluster(), prod.user(), List.of())),
                List.of())));
    until("it tells", () -> find("flag-protected") != null && find("reopen") != null);
    Button chip = call(() -> (Button) shown.scene().lookup(".scope-chip"));
    assertThat(chip.getText()).isEqualTo("db");
    run(chip::fire);
    assertThat(bench.opened().scope()).isEqualTo(Scope.of(Set.of("shop")));
    until("all can be read again", () -> find("read-all") != null);
    run(() -> ((Button) node("read-all")).fire());
    assertThat(bench.opened().scope()).isEqualTo(Scope.WIDEST);
    assertThat(bench.effects(Effect.OpenSession.class)).hasSize(1);
    run(() -> ((Button) node("reopen")).fire());
    assertThat(bench.opened().context().namespace()).isEqualTo("other");
  }

  @Test
  void aStaleMapSaysForHowLong() throws Exception {
    bench.open(ClusterFixture.shop());
    Instant before = Instant.EPOCH.minusSeconds(600);
    bench.send(
        new Intent.StateChanged(bench.epoch(), new SessionState.Stale(before, "no route to it")));
    until("the sign is up", () -> node("stale").isVisible());
    assertThat(call(() -> ((Labeled) node("stale")).getText()))
        .startsWith("Not updated for 10 min")
        .contains("no route to it");
    assertThat(call(() -> shown.laidOut("stale").getMaxY()))
        .as("it covers nothing of the map")
        .isLessThanOrEqualTo(call(() -> shown.laidOut("map").getMinY()));
    bench.send(new Intent.StateChanged(bench.epoch(), new SessionState.Live()));
    until("it is gone by itself", () -> !node("stale").isVisible());
  }

  @Test
  void namespacesToReadAreTypedAndValidated() throws Exception {
    bench.open(ClusterFixture.shop());
    until("the map is open", () -> !node("namespaces").isDisabled());
    run(() -> ((Button) node("namespaces")).fire());
    until("the choice is open", () -> find("page-second") != null);
    run(() -> ((ToggleButton) node("page-second")).fire());
    run(() -> ((TextField) node("scope-name")).setText("Not_a_name"));
    press(node("scope-name"), KeyCode.ENTER, false);
    assertThat(call(() -> ((Button) node("scope-apply")).isDisabled())).isTrue();
    for (String name : List.of("team-b", "team-a", "")) {
      run(() -> ((TextField) node("scope-name")).setText(name));
      press(node("scope-name"), KeyCode.ENTER, false);
    }
    assertThat(bench.opened().scope()).isEqualTo(Scope.of(Set.of("team-a", "team-b")));
  }

  private int cells() {
    return (int)
        node("context-list").lookupAll(".list-cell").stream().filter(Node::isVisible).count();
  }

  private Node node(String id) {
    return Objects.requireNonNull(find(id), id);
  }

  private static @Nullable Node find(String id) {
    return Window.getWindows().stream()
        .filter(w -> w.getScene() != null)
        .map(w -> w.getScene().lookup("#" + id))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static void press(EventTarget target, KeyCode code, boolean control) throws Exception {
    run(
        () ->
            Event.fireEvent(
                target,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false)));
  }
}
