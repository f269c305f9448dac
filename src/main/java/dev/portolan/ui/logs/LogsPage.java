package dev.portolan.ui.logs;

import dev.portolan.tail.Entry;
import dev.portolan.tail.LogSource;
import dev.portolan.tail.PodLogs;
import dev.portolan.tail.SourceFinder;
import dev.portolan.ui.drawer.DrawerPage;
import dev.portolan.ui.parts.CopyButton;
import dev.portolan.ui.parts.EmptyState;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.IconButton;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.TailStep;
import dev.portolan.workspace.Tails;
import dev.portolan.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The page of logs: what carries the cluster's traffic, followed side by side.
public final class LogsPage implements DrawerPage {
  private final Store store;
  private final Inks inks = new Inks();
  private final Sieve sieve = new Sieve();
  private final SourceList sources;
  private final LogLines lines = new LogLines(inks);
  private final Button follow = new Button("Follow", Glyphs.of(Feather.PLAY));
  private final TextField find = new TextField();
  private final ToggleButton selection =
      new ToggleButton("About the selection", Glyphs.of(Feather.CROSSHAIR));
  private final Label figures = new Label();
  private final Label trouble = new Label();
  private final VBox root;
  private @Nullable Tails shown;
  private List<Entry> sifted = List.of();
  private String said = "";
  private long looked = -1;

  public LogsPage(Store store) {
    this.store = store;
    Consumer<TailStep> dispatch = step -> store.dispatch(new Intent.OnTail(step));
    sources = new SourceList(dispatch, inks);
    follow.setId("logs-follow");
    follow.getStyleClass().add("accent");
    follow.setMinWidth(Button.USE_PREF_SIZE);
    follow.setOnAction(
        e ->
            dispatch.accept(
                store.now().wire().tails().on() ? new TailStep.Stop() : new TailStep.Follow()));
    find.setId("logs-find");
    find.setPromptText("Only lines that contain…");
    find.setAccessibleText("Only lines that contain");
    find.setPrefColumnCount(22);
    find.textProperty().addListener((p, was, is) -> show(dispatch));
    selection.setId("logs-selection");
    selection.setMinWidth(ToggleButton.USE_PREF_SIZE);
    selection.setOnAction(e -> show(dispatch));
    figures.getStyleClass().add("log-figures");
    figures.setMaxWidth(Double.MAX_VALUE);
    figures.setMinWidth(0);
    HBox.setHgrow(figures, Priority.ALWAYS);
    HBox bar =
        new HBox(
            8,
            follow,
            find,
            selection,
            figures,
            new CopyButton("Copy the lines", lines::text).node(),
            IconButton.of(Feather.TRASH_2, "Clear", () -> dispatch.accept(new TailStep.Clear())));
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("log-bar");
    SplitPane split = new SplitPane(sources.node(), lines.node());
    split.setDividerPositions(0.22);
    SplitPane.setResizableWithParent(sources.node(), false);
    VBox.setVgrow(split, Priority.ALWAYS);
    trouble.getStyleClass().add("log-trouble");
    trouble.setId("logs-trouble");
    trouble.setWrapText(true);
    trouble.managedProperty().bind(trouble.visibleProperty());
    trouble.setVisible(false);
    root = new VBox(bar, trouble, split);
    root.getStyleClass().add("logs");
    Sheet.add(root, "logs");
  }

  private void show(Consumer<TailStep> dispatch) {
    dispatch.accept(new TailStep.Show(new Tails.Find(find.getText(), selection.isSelected())));
  }

  /// What the tab tells, whether the page is in front or not.
  public static String badge(Workspace workspace) {
    Tails tails = workspace.wire().tails();
    return tails.on() ? Integer.toString(tails.followed().size()) : "";
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void render(Workspace workspace) {
    look(workspace);
    Tails tails = workspace.wire().tails();
    if (shown == null || !tails.found().equals(shown.found())) {
      inks.of(tails.found());
    }
    List<Entry> wanted = sieve.sift(workspace);
    boolean changed = !tails.equals(shown);
    if (changed) {
      sources.show(tails);
      follow.setText(tails.on() ? "Stop" : "Follow");
      follow.setGraphic(Glyphs.of(tails.on() ? Feather.SQUARE : Feather.PLAY));
      follow.setDisable(tails.found().isEmpty());
      trouble.setText(trouble(tails));
      trouble.setVisible(!trouble.getText().isEmpty());
    }
    selection.setSelected(tails.find().selection());
    boolean none = workspace.map().selected().isEmpty();
    selection.setDisable(none && !selection.isSelected());
    List<String> terms = sieve.about(workspace).terms();
    selection.setTooltip(
        new Tooltip(
            none
                ? "Select something on the map first"
                : "Only lines with one of: "
                    + String.join(", ", terms.subList(0, Math.min(12, terms.size())))));
    if (changed || !wanted.equals(sifted)) {
      lines.show(wanted, placeholder(tails));
      figures.setText(figures(tails, wanted.size()));
    }
    sifted = wanted;
    shown = tails;
  }

  /// What there is to follow is looked for once a snapshot, while the page is in front.
  private void look(Workspace workspace) {
    long generation = workspace.open() == null ? -1 : workspace.open().snapshot().generation();
    if (generation != looked) {
      looked = generation;
      String unseen =
          workspace.open() == null ? "" : SourceFinder.unseen(workspace.open().snapshot());
      if (!unseen.equals(said)) {
        said = unseen;
        sources.none(unseen);
      }
      store.dispatch(new Intent.OnTail(new TailStep.Look()));
    }
  }

  /// Why of some logs nothing comes, such as that they may not be read.
  private static String trouble(Tails tails) {
    List<String> ended = new ArrayList<>();
    for (LogSource source : tails.followed()) {
      if (tails.states().get(source.container()) instanceof PodLogs.State.Ended end) {
        ended.add(source.label() + ": " + end.why());
      }
    }
    String more = ended.size() < 2 ? "" : " (and " + (ended.size() - 1) + " more)";
    return ended.isEmpty() ? "" : ended.getFirst() + more;
  }

  private static String figures(Tails tails, int wanted) {
    if (tails.lines().isEmpty()) {
      return "";
    }
    String count = String.format(Locale.ROOT, "%,d", wanted);
    String all =
        wanted == tails.lines().size()
            ? ""
            : String.format(Locale.ROOT, " of %,d", tails.lines().size());
    String skipped =
        tails.skipped() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d came too fast and were left out", tails.skipped());
    return count + all + " lines" + skipped;
  }

  private static Node placeholder(Tails tails) {
    if (!tails.lines().isEmpty()) {
      return EmptyState.of(Feather.FILTER, "No such line", "No line so far is about that.");
    }
    boolean over =
        tails.on()
            && tails.followed().stream()
                .allMatch(s -> tails.states().get(s.container()) instanceof PodLogs.State.Ended);
    if (over && !tails.followed().isEmpty()) {
      return EmptyState.of(
          Feather.ALERT_TRIANGLE, "Nothing can be followed", "Why is said above; tick others.");
    }
    return tails.on()
        ? EmptyState.of(Feather.FILE_TEXT, "Nothing yet", "Lines appear as they are written.")
        : EmptyState.of(
            Feather.FILE_TEXT,
            "Hear what the network says of itself",
            "Tick the logs of DNS, proxies, network plugin and ingress controllers, and press"
                + " Follow. They are read, nothing is changed.");
  }
}
