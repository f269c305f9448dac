package dev.portolan.ui.history;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.history.Entry;
import dev.portolan.history.HistoryFile.Reading;
import dev.portolan.history.Kept;
import dev.portolan.history.Row;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.testkit.AskedFiles;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.HistoryStep;
import dev.portolan.workspace.HistoryTask;
import dev.portolan.workspace.Intent;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page of kept checks on a headless screen, its file answered by hand.
final class HistoryPageTest {
  private static final KubeContext.Id PROD = Workbench.context("prod").id();
  private static final Entry LATE = Kept.entry(Kept.connect(9, -1));
  private static final Entry EARLY = Kept.entry(Kept.connect(1, 1));

  private final Workbench bench = new Workbench().open(ClusterFixture.shop());
  private HistoryPage page;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    HeadlessFx.start();
    page =
        call(
            () ->
                new HistoryPage(
                    bench.store,
                    InstantSource.fixed(Kept.START.plusSeconds(3_600)),
                    ZoneOffset.UTC,
                    new AskedFiles(Path.of("/out"))));
    stage = call(Stage::new);
    Parent root = call(() -> new StackPane(page.node()));
    run(
        () -> {
          stage.setScene(new Scene(root, 1200, 400));
          stage.show();
        });
    render();
    tell(new HistoryStep.Listed(PROD, reading(LATE, EARLY)));
  }

  @AfterEach
  void close() throws Exception {
    run(stage::close);
  }

  @Test
  void readsOnceAndListsNewestFirst() throws Exception {
    render();
    assertThat(tasks()).containsExactly(new HistoryTask.Read(PROD, ""));
    assertThat(call(() -> table().getItems()))
        .extracting(Row::id)
        .containsExactly(LATE.id(), EARLY.id());
    assertThat(text(".history-count")).isEqualTo("2 checks");
  }

  @Test
  void aSearchNarrowsTheList() throws Exception {
    run(() -> ((TextField) page.node().lookup("#history-search")).setText("timed"));
    render();
    assertThat(call(() -> table().getItems())).extracting(Row::id).containsExactly(LATE.id());
    assertThat(text(".history-count")).isEqualTo("1 of 2");
  }

  @Test
  void oneIsShownAndTwoAreCompared() throws Exception {
    run(() -> table().getSelectionModel().select(0));
    tell(new HistoryStep.Fetched(PROD, List.of(LATE)));
    assertThat(text(".run-summary")).isEqualTo("shop/db did not answer");
    assertThat(text(".vantage-line"))
        .contains("from shop/web-0/main", "on n1", "shop/web@sha256:00ff");
    run(() -> table().getSelectionModel().select(1));
    tell(new HistoryStep.Fetched(PROD, List.of(LATE, EARLY)));
    assertThat(text(".compare-view .run-headline")).startsWith("From “answered” to “timed out”.");
    TableView<?> lines = (TableView<?>) page.node().lookup(".compare");
    int changed = call(() -> lines.getItems().size());
    run(() -> ((ToggleButton) page.node().lookup("#compare-only-changes")).fire());
    assertThat(call(() -> lines.getItems().size())).isGreaterThan(changed);
  }

  @Test
  void theCommandThatAnsweredIsCopiedAndAllThatWereTriedBesides() throws Exception {
    HistoryVerbs verbs = new HistoryVerbs(bench.store, new AskedFiles(Path.of("/out")));
    assertThat(verbs.kubectl()).isEmpty();
    Entry tried = Kept.entry(Kept.tried(2));
    tell(new HistoryStep.Pick(List.of(tried.id())));
    tell(new HistoryStep.Fetched(PROD, List.of(tried)));
    assertThat(verbs.kubectl().lines()).singleElement().asString().contains("bash");
    assertThat(verbs.allKubectl().lines()).hasSize(2).first().asString().contains("nc");
    tell(new HistoryStep.Pick(List.of(EARLY.id())));
    tell(new HistoryStep.Fetched(PROD, List.of(EARLY)));
    assertThat(verbs.kubectl().lines()).hasSize(1);
    assertThat(verbs.allKubectl()).isEmpty();
  }

  @Test
  void whatIsMarkedIsDeletedAndTakenBack() throws Exception {
    run(() -> table().getSelectionModel().selectAll());
    render();
    run(() -> ((Button) page.node().lookup("#history-delete")).fire());
    tell(new HistoryStep.Removed(PROD, 2), new HistoryStep.Listed(PROD, reading()));
    assertThat(call(() -> page.node().lookup(".undo-bar").isVisible())).isTrue();
    run(() -> ((Button) page.node().lookup("#history-undo")).fire());
    render();
    assertThat(call(() -> page.node().lookup(".undo-bar").isVisible())).isFalse();
    assertThat(tasks())
        .contains(
            new HistoryTask.Remove(PROD, List.of(LATE.id(), EARLY.id())),
            new HistoryTask.PutBack(PROD));
  }

  @Test
  void whatIsFoundIsExported() throws Exception {
    run(
        () -> {
          MenuButton export = (MenuButton) page.node().lookup("#history-export");
          export.getItems().get(1).fire();
        });
    assertThat(tasks())
        .contains(
            new HistoryTask.Export(
                PROD, Path.of("/out/prod-checks.md"), List.of(LATE.id(), EARLY.id())));
  }

  private void tell(HistoryStep... steps) throws Exception {
    Stream.of(steps).forEach(s -> bench.send(new Intent.OnHistory(s)));
    render();
  }

  private void render() throws Exception {
    run(
        () -> {
          page.render(bench.now());
          page.node().applyCss();
        });
  }

  private List<HistoryTask> tasks() {
    return bench.effects(Effect.OfHistory.class).stream().map(Effect.OfHistory::task).toList();
  }

  @SuppressWarnings("unchecked")
  private TableView<Row> table() {
    return (TableView<Row>) page.node().lookup(".history-table");
  }

  private String text(String selector) throws Exception {
    return call(
        () -> {
          Node node = page.node().lookup(selector);
          return ((Label) node).getText();
        });
  }

  private static Reading reading(Entry... entries) {
    return new Reading(Stream.of(entries).map(Row::of).toList(), 0, "1");
  }
}
