package dev.portolan.ui;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static dev.portolan.testkit.HeadlessFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.ShownWindow;
import dev.portolan.testkit.Workbench;
import dev.portolan.ui.parts.Zoomed;
import dev.portolan.workspace.Accent;
import dev.portolan.workspace.Appearance;
import dev.portolan.workspace.ColourSet;
import dev.portolan.workspace.ContextPreference;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Looks;
import dev.portolan.workspace.Looks.ThemeChoice;
import dev.portolan.workspace.Workspace.Theme;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What lies over the window and around it: settings, shortcuts, the question in a protected
/// context, the frame; and how large all of it is.
final class SheetsTest {
  private final Workbench bench = new Workbench();
  @RegisterExtension private final ShownWindow shown = new ShownWindow(bench);

  @BeforeEach
  void open() throws Exception {
    shown.open(ClusterFixture.shop());
  }

  @Test
  void settingsHoldAtOnceAndKeepTheKeyboardUntilEscape() throws Exception {
    Node before = call(this::focused);
    press(KeyCode.COMMA, true);
    until("settings are up", () -> shown.node("sheets").isVisible());
    assertThat(call(() -> focused().getId())).isEqualTo("theme-light");
    run(() -> ((ToggleButton) shown.node("theme-dark")).fire());
    run(() -> ((ToggleButton) shown.node("colours-red-green")).fire());
    run(() -> ((ToggleButton) shown.node("motion-reduced")).fire());
    Appearance now = bench.now().appearance();
    assertThat(now.theme()).isEqualTo(Theme.DARK);
    assertThat(now.looks().colours()).isEqualTo(ColourSet.RED_GREEN);
    assertThat(now.calm()).isTrue();
    assertThat(bench.effects(Effect.SaveLooks.class).getLast().looks()).isEqualTo(now.looks());
    until(
        "the window wears it",
        () ->
            shown.scene().getStylesheets().stream()
                .anyMatch(s -> s.endsWith("/palette-dark-red-green.css")));
    run(() -> shown.node("search").requestFocus());
    assertThat(call(() -> within(focused(), "settings"))).isTrue();
    press(KeyCode.F, false);
    press(KeyCode.ESCAPE, false);
    assertThat(call(() -> shown.node("sheets").isVisible())).isFalse();
    assertThat(call(this::focused)).isEqualTo(before);
  }

  @Test
  void everythingGrowsAndShrinksWithinItsBounds() throws Exception {
    double header = call(() -> shown.node("theme").getBoundsInParent().getWidth());
    for (int i = 0; i < 15; i++) {
      press(KeyCode.PLUS, true);
    }
    assertThat(bench.now().appearance().looks().percent()).isEqualTo(Looks.LARGEST);
    until("it is shown", () -> Zoomed.of(shown.node("theme")) == 2);
    assertThat(call(() -> shown.node("theme").getBoundsInParent().getWidth())).isEqualTo(header);
    assertThat(call(() -> shown.scene().getStylesheets().getLast())).startsWith("data:text/css");
    for (int i = 0; i < 15; i++) {
      press(KeyCode.MINUS, true);
    }
    assertThat(bench.now().appearance().looks().percent()).isEqualTo(Looks.SMALLEST);
    press(KeyCode.DIGIT0, true);
    until("it is as usual", () -> Zoomed.of(shown.node("theme")) == 1);
  }

  @Test
  void theDesktopChoosesWhereTheUserLeavesItTheChoice() {
    bench.send(new Intent.DesktopAsks(new Appearance.Desktop(true, true)));
    assertThat(bench.now().appearance().theme()).isEqualTo(Theme.LIGHT);
    bench.send(new Intent.SetLooks(bench.now().appearance().looks().with(ThemeChoice.SYSTEM)));
    assertThat(bench.now().appearance().theme()).isEqualTo(Theme.DARK);
    assertThat(bench.now().appearance().calm()).isTrue();
    bench.send(new Intent.DesktopAsks(new Appearance.Desktop(false, false)));
    assertThat(bench.now().appearance().theme()).isEqualTo(Theme.LIGHT);
    assertThat(bench.now().appearance().calm()).isFalse();
  }

  @Test
  void theSheetOfShortcutsTellsEveryKey() throws Exception {
    press(KeyCode.F1, false);
    until("it is up", () -> shown.node("sheets").isVisible());
    Set<String> told =
        call(
            () ->
                shown.node("shortcuts").lookupAll(".label").stream()
                    .map(n -> ((Label) n).getText())
                    .collect(Collectors.toSet()));
    shown
        .window()
        .verbs()
        .lasting()
        .forEach(
            v -> {
              if (!v.keys().words().isEmpty()) {
                assertThat(told).contains(v.title(), v.keys().word());
              }
            });
  }

  @Test
  void thePaletteGoesWhereAFewLettersSay() throws Exception {
    press(KeyCode.K, true);
    until("it is up", () -> shown.node("sheets").isVisible());
    assertThat(call(() -> focused().getId())).isEqualTo("palette-field");
    run(() -> ((TextField) shown.node("palette-field")).setText("d1 shop"));
    press(KeyCode.ENTER, false);
    assertThat(bench.now().map().selected()).containsExactly(ObjectRef.pod("shop", "db-1"));
    assertThat(call(() -> shown.node("sheets").isVisible())).isFalse();
    press(KeyCode.K, true);
    run(() -> ((TextField) shown.node("palette-field")).setText(">everything larger"));
    press(KeyCode.ENTER, false);
    assertThat(bench.now().appearance().looks().percent()).isEqualTo(110);
    press(KeyCode.K, true);
    run(() -> ((TextField) shown.node("palette-field")).setText("@test"));
    press(KeyCode.ENTER, false);
    assertThat(bench.opened().context().name()).isEqualTo("test");
    press(KeyCode.K, true);
    press(KeyCode.K, true);
    assertThat(call(() -> shown.node("sheets").isVisible())).isFalse();
  }

  @Test
  void aProtectedContextIsFramedAndAsksForItsName() throws Exception {
    Node root = call(() -> shown.scene().getRoot().lookup(".window"));
    assertThat(framed(root, "guarded")).isFalse();
    bench.send(
        new Intent.Prefer(
            bench.opened().context().id(),
            ContextPreference.PLAIN.withGuarded(true).withAccent(Accent.VIOLET)),
        new Intent.CheckFrom(new ContainerRef("shop", "web-0", "")),
        new Intent.CheckTo(new Target.HostTarget("example.org")),
        new Intent.StartCheck(CheckKind.PING, CheckRequest.DEFAULT_TIME_LIMIT));
    until("it asks", () -> shown.node("sheets").isVisible() && within(focused(), "confirm"));
    assertThat(framed(root, "guarded")).isTrue();
    assertThat(framed(root, "marked")).isTrue();
    assertThat(call(() -> button("confirm-run").isDisabled())).isTrue();
    press(KeyCode.ESCAPE, false);
    assertThat(bench.now().checks().asking()).isNull();
    assertThat(bench.effects(Effect.RunCheck.class)).isEmpty();
    bench.send(new Intent.StartCheck(CheckKind.PING, CheckRequest.DEFAULT_TIME_LIMIT));
    until("it asks again", () -> shown.node("sheets").isVisible());
    run(() -> ((TextField) shown.node("confirm-name")).setText("prod"));
    run(() -> button("confirm-run").fire());
    assertThat(bench.effects(Effect.RunCheck.class)).hasSize(1);
    until("the question is gone", () -> !shown.node("sheets").isVisible());
  }

  private static boolean framed(Node root, String state) throws Exception {
    return call(() -> root.getPseudoClassStates().contains(PseudoClass.getPseudoClass(state)));
  }

  private Button button(String id) {
    return (Button) shown.node(id);
  }

  private Node focused() {
    return Objects.requireNonNull(shown.scene().getFocusOwner());
  }

  private static boolean within(Node node, String id) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (id.equals(at.getId())) {
        return true;
      }
    }
    return false;
  }

  private void press(KeyCode code, boolean control) throws Exception {
    run(
        () -> {
          Node target = focused();
          Event.fireEvent(
              target,
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
        });
  }
}
