package dev.portolan.ui.sweep;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static dev.portolan.testkit.HeadlessFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.rights.Rights;
import dev.portolan.cluster.rights.Rights.Answer;
import dev.portolan.cluster.rights.Rights.Area;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.policy.Reachability;
import dev.portolan.probe.Outcome;
import dev.portolan.sweep.Choice;
import dev.portolan.sweep.Plan;
import dev.portolan.sweep.Planner;
import dev.portolan.sweep.Result;
import dev.portolan.sweep.Scope;
import dev.portolan.sweep.Sweeper;
import dev.portolan.testkit.AskedFiles;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.testkit.Keys;
import dev.portolan.testkit.Workbench;
import dev.portolan.ui.parts.FileSort;
import dev.portolan.workspace.ContextPreference;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.SweepStep;
import dev.portolan.workspace.SweepTask;
import dev.portolan.workspace.Sweeps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page of sweeps on a headless screen, with the mouse and with the keyboard alone.
final class SweepPageTest {
  private static final ClusterSnapshot SHOP = ClusterFixture.shop();
  private static final Plan PLAN =
      Planner.plan(
          Reachability.of(SHOP),
          new Choice(new Scope.Within(Set.of("shop")), false, Choice.Budget.USUAL));

  private final AskedFiles files = new AskedFiles(Path.of("/out"));
  private final Workbench bench = new Workbench().open(SHOP);
  private SweepPage page;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    HeadlessFx.start();
    page = call(() -> new SweepPage(bench.store, files));
    stage = HeadlessFx.show(page.node(), 1300, 400);
    planned();
  }

  @AfterEach
  void close() throws Exception {
    run(stage::close);
  }

  @Test
  void whatItCostsIsSaidBeforeTheKeyboardStartsIt() throws Exception {
    assertThat(text("#sweep-cost")).contains(PLAN.pairs().size() + " checks");
    press(button("sweep-start"), KeyCode.SPACE);
    render();
    assertThat(task(SweepTask.Run.class).pairs()).isEqualTo(PLAN.pairs());
    assertThat(call(() -> button("sweep-start").isDisabled())).isTrue();
    assertThat(SweepPage.badge(bench.now())).isEqualTo("0 %");
  }

  @Test
  void answersComeIntoTheTableAndTheArrowsChooseOne() throws Exception {
    press(button("sweep-start"), KeyCode.SPACE);
    answer(0, Outcome.ANSWERED);
    answer(1, Outcome.TIMED_OUT);
    TableView<?> table = (TableView<?>) page.node().lookup("#sweep-table");
    assertThat(call(() -> table.getItems().size())).isEqualTo(2);
    press(table, KeyCode.DOWN);
    render();
    assertThat(bench.now().wire().sweeps().chosen()).isNotNegative();
    assertThat(call(() -> page.node().lookup(".sweep-detail") != null)).isTrue();
    run(() -> button("sweep-differing").fire());
    assertThat(call(() -> table.getItems().size())).isLessThanOrEqualTo(2);
    run(() -> button("sweep-save").fire());
    assertThat(task(SweepTask.Save.class).file()).isEqualTo(Path.of("/out/checks.yaml"));
    assertThat(files.asked()).containsExactly(FileSort.CHECK_SET);
  }

  @Test
  void aSweepIsHeldCancelledAndGoesOn() throws Exception {
    press(button("sweep-start"), KeyCode.SPACE);
    render();
    run(() -> button("sweep-hold").fire());
    assertThat(task(SweepTask.Hold.class).hold()).isTrue();
    render();
    run(() -> button("sweep-cancel").fire());
    long id = task(SweepTask.Cancel.class).id();
    send(new SweepStep.Ended(id, Sweeper.End.CANCELLED, Duration.ofSeconds(2)));
    assertThat(call(() -> button("sweep-rest").isVisible())).isTrue();
    press(button("sweep-rest"), KeyCode.SPACE);
    assertThat(task(SweepTask.Run.class).pairs()).hasSameSizeAs(PLAN.pairs());
  }

  /// Whoever reaches for Pause must not meet Cancel because results came meanwhile.
  @Test
  void theButtonsStayWhereTheyAreWhileResultsCome() throws Exception {
    press(button("sweep-start"), KeyCode.SPACE);
    render();
    assertThat(placeholder()).as("while nothing has come").contains("Asking");
    Bounds hold = place("sweep-hold");
    Bounds cancel = place("sweep-cancel");
    answer(0, Outcome.TIMED_OUT);
    answer(1, Outcome.ANSWERED);

    assertThat(call(() -> button("sweep-save").isVisible())).isTrue();
    assertThat(place("sweep-hold")).isEqualTo(hold);
    assertThat(place("sweep-cancel")).isEqualTo(cancel);
  }

  @Test
  void countsAreFiguresWhereThereIsNoRoomForTheirWords() throws Exception {
    press(button("sweep-start"), KeyCode.SPACE);
    answer(0, Outcome.TOOL_MISSING);
    assertThat(text("#sweep-count-unknown")).isEqualTo("1 could not be asked");
    run(() -> stage.setWidth(520));
    until("the figures alone", () -> label("#sweep-count-unknown").getText().equals("1"));
    assertThat(call(() -> page.node().lookup("#sweep-count-unknown").getAccessibleText()))
        .startsWith("1 could not be asked\n1: tool missing, in shop/");
  }

  @Test
  void aProtectedContextIsNamedFirst() throws Exception {
    bench.send(
        new Intent.Prefer(
            Workbench.context("prod").id(), ContextPreference.PLAIN.withGuarded(true)));
    render();
    assertThat(call(() -> button("sweep-start").isDisabled())).isTrue();
    TextField name = (TextField) page.node().lookup("#sweep-name");
    run(() -> name.setText("prod"));
    press(name, KeyCode.ENTER);
    long id = task(SweepTask.Run.class).id();
    send(new SweepStep.Ended(id, Sweeper.End.CANCELLED, Duration.ofSeconds(2)));
    assertThat(call(() -> name.getText())).as("one name is good for one start").isEmpty();
    assertThat(call(() -> button("sweep-rest").isDisabled())).isTrue();
    run(() -> name.setText("prod"));
    run(() -> button("sweep-rest").fire());
    assertThat(task(SweepTask.Run.class).id()).isEqualTo(id + 1);
  }

  @Test
  void whoMayRunNothingIsToldSoAndCannotStart() throws Exception {
    Area none = new Area(Map.of(), Answer.NO, Answer.NO);
    Rights rights = new Rights(new TreeSet<>(), new TreeMap<>(Map.of("", none, "shop", none)));
    bench.send(new Intent.RightsLearned(bench.epoch(), rights));
    render();
    assertThat(text("#sweep-cost")).isEqualTo("You may not run anything in the pods of shop.");
    assertThat(call(() -> button("sweep-start").isDisabled())).isTrue();
  }

  private void planned() throws Exception {
    bench.send(new Intent.OnSweep(new SweepStep.Planned(bench.epoch(), Sweeps.Form.START, PLAN)));
    render();
  }

  private void answer(int index, Outcome outcome) throws Exception {
    long id = Objects.requireNonNull(bench.now().wire().sweeps().run()).id();
    Result result = new Result(PLAN.pairs().get(index), outcome, "so", "", List.of());
    send(new SweepStep.Answered(id, List.of(result), Duration.ofSeconds(1)));
  }

  private void send(SweepStep step) throws Exception {
    bench.send(new Intent.OnSweep(step));
    render();
  }

  private void render() throws Exception {
    run(
        () -> {
          page.render(bench.now());
          page.node().applyCss();
        });
  }

  private Bounds place(String id) throws Exception {
    return call(
        () -> {
          page.node().getScene().getRoot().layout();
          return button(id).localToScene(button(id).getBoundsInLocal());
        });
  }

  private String placeholder() throws Exception {
    TableView<?> table = (TableView<?>) page.node().lookup("#sweep-table");
    return call(
        () ->
            table.getPlaceholder().lookupAll(".label").stream()
                .map(l -> ((Label) l).getText())
                .toList()
                .toString());
  }

  private ButtonBase button(String id) {
    return (ButtonBase) page.node().lookup("#" + id);
  }

  private String text(String selector) throws Exception {
    return call(() -> label(selector).getText());
  }

  private Label label(String selector) {
    return (Label) page.node().lookup(selector);
  }

  private <T extends SweepTask> T task(Class<T> type) {
    return bench.effects(Effect.OfSweep.class).reversed().stream()
        .map(Effect.OfSweep::task)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private static void press(Node node, KeyCode key) throws Exception {
    run(() -> Keys.strike(node, key));
  }
}
