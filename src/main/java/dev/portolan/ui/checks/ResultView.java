package dev.portolan.ui.checks;

import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.ui.parts.EmptyState;
import dev.portolan.workspace.Checks.Run;
import dev.portolan.workspace.Intent;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The findings of a run, each kind in its own form: connects as a table, pings as figures, traces
/// as a list of hops.
final class ResultView {
  private final ConnectTable connects = new ConnectTable();
  private final WatchView watch = new WatchView();
  private final Tiles<Finding.Ping> pings = new Tiles<>(PingTiles::of);
  private final Tiles<Finding.Http> requests = new Tiles<>(HttpTiles::of);
  private final AnswerTables answers = new AnswerTables();
  private final HopTable hops;
  private final Label silent = new Label(RunWords.SILENT);
  private final Node waiting =
      EmptyState.of(Feather.LOADER, "Waiting for the first answer", "The command is running.");
  private final Label none =
      new Label("Nothing was measured. The output tells what the command printed.");
  private final VBox findings;
  private final StackPane root;

  ResultView(Consumer<Intent> dispatch) {
    hops = new HopTable(dispatch);
    silent.setWrapText(true);
    silent.getStyleClass().add("silent-hint");
    VBox.setVgrow(pings.node(), Priority.ALWAYS);
    VBox.setVgrow(connects.node(), Priority.ALWAYS);
    VBox.setVgrow(hops.node(), Priority.ALWAYS);
    findings = new VBox(requests.node());
    findings.getChildren().addAll(answers.nodes());
    findings.getChildren().addAll(watch.node(), pings.node(), connects.node(), hops.node(), silent);
    VBox.setVgrow(requests.node(), Priority.ALWAYS);
    answers.nodes().forEach(n -> VBox.setVgrow(n, Priority.ALWAYS));
    findings.getStyleClass().add("findings");
    none.getStyleClass().add("empty-hint");
    StackPane.setAlignment(none, Pos.TOP_LEFT);
    // What is too tall runs out below, not into the heading.
    StackPane.setAlignment(findings, Pos.TOP_LEFT);
    root = new StackPane(findings, waiting, none);
  }

  Node node() {
    return root;
  }

  /// @param another true when it is not the run that was shown before
  void show(Run run, boolean another) {
    CheckResult result = run.result();
    boolean empty = run.findings().isEmpty();
    waiting.setVisible(empty && result == null);
    none.setVisible(empty && result != null);
    findings.setVisible(!empty);
    List<Finding.Trace> traces = RunWords.findings(run, Finding.Trace.class);
    watch.show(run.series(), run.watching());
    pings.show(RunWords.findings(run, Finding.Ping.class));
    connects.show(RunWords.findings(run, Finding.Connect.class), another);
    requests.show(RunWords.findings(run, Finding.Http.class));
    answers.show(run, another);
    hops.show(traces, another);
    boolean quiet = traces.stream().anyMatch(t -> t.hops().stream().anyMatch(Finding.Hop::silent));
    silent.setVisible(quiet);
    silent.setManaged(quiet);
  }
}
