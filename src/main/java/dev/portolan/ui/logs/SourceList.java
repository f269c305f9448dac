package dev.portolan.ui.logs;

import dev.portolan.probe.ContainerRef;
import dev.portolan.tail.LogSource;
import dev.portolan.tail.PodLogs.State;
import dev.portolan.tail.SourceRole;
import dev.portolan.ui.parts.EmptyState;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Lists;
import dev.portolan.workspace.TailStep;
import dev.portolan.workspace.Tails;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The logs that there are, by what they do, each to be ticked.
final class SourceList {
  /// A heading, or a log with how it stands.
  private record Row(SourceRole role, @Nullable LogSource source, boolean ticked, String state) {}

  private final ListView<Row> list = new ListView<>();
  private final Consumer<TailStep> dispatch;
  private final Inks inks;

  SourceList(Consumer<TailStep> dispatch, Inks inks) {
    this.dispatch = dispatch;
    this.inks = inks;
    list.getStyleClass().add("log-sources");
    list.setFixedCellSize(26);
    list.setAccessibleText("Logs of the network");
    list.setCellFactory(v -> new Cell());
    none("");
  }

  Node node() {
    return list;
  }

  /// @param unseen why there may be more than is listed, or empty
  void none(String unseen) {
    String known =
        "No cluster DNS, proxy, network plugin or ingress controller runs here as a pod that is"
            + " known.";
    list.setPlaceholder(
        EmptyState.of(Feather.FILE_TEXT, "None found", unseen.isEmpty() ? known : unseen));
  }

  void show(Tails tails) {
    List<Row> rows = new ArrayList<>();
    for (SourceRole role : SourceRole.values()) {
      List<LogSource> of = tails.found().stream().filter(s -> s.role() == role).toList();
      if (!of.isEmpty()) {
        rows.add(new Row(role, null, false, ""));
        of.forEach(s -> rows.add(row(tails, s)));
      }
    }
    Lists.update(list.getItems(), rows);
  }

  private static Row row(Tails tails, LogSource source) {
    ContainerRef container = source.container();
    String state =
        switch (tails.states().get(container)) {
          case State.Waiting w when tails.on() -> "waiting: " + w.why();
          case State.Ended e when tails.on() -> e.why();
          case null, default -> "";
        };
    return new Row(source.role(), source, tails.ticked().contains(container), state);
  }

  /// A line of the list.
  private final class Cell extends ListCell<Row> {
    private final CheckBox box = new CheckBox();
    private final Label dot = new Label("●");
    private final Label trouble = new Label("", Glyphs.of(Feather.ALERT_TRIANGLE));
    private final HBox line;

    Cell() {
      box.setMinWidth(0);
      HBox.setHgrow(box, Priority.ALWAYS);
      box.setMaxWidth(Double.MAX_VALUE);
      dot.setMinWidth(Region.USE_PREF_SIZE);
      trouble.setMinWidth(Region.USE_PREF_SIZE);
      trouble.getStyleClass().add("tone-warn");
      line = new HBox(6, dot, box, trouble);
      line.getStyleClass().add("log-source");
      setPrefWidth(0);
      box.setOnAction(
          e -> {
            Row row = getItem();
            if (row != null && row.source() != null) {
              dispatch.accept(new TailStep.Tick(row.source().container(), box.isSelected()));
              box.setSelected(row.ticked());
            }
          });
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
      super.updateItem(row, empty);
      setText(null);
      setGraphic(null);
      getStyleClass().remove("log-role");
      if (empty || row == null) {
        return;
      }
      LogSource source = row.source();
      if (source == null) {
        setText(row.role().title());
        getStyleClass().add("log-role");
        return;
      }
      box.setText(source.label());
      box.setSelected(row.ticked());
      box.setTooltip(new Tooltip(source.container().toString()));
      Inks.remove(dot.getStyleClass());
      dot.getStyleClass().add(inks.styleClass(source));
      trouble.setVisible(!row.state().isEmpty());
      trouble.setManaged(!row.state().isEmpty());
      trouble.setTooltip(new Tooltip(row.state()));
      setGraphic(line);
    }
  }
}
