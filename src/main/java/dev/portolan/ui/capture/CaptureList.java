package dev.portolan.ui.capture;

import dev.portolan.ui.parts.EmptyState;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Lists;
import dev.portolan.ui.parts.Marks;
import dev.portolan.workspace.CaptureStep;
import dev.portolan.workspace.Captures;
import dev.portolan.workspace.Captures.Capture;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The captures, newest first; choosing one shows it.
final class CaptureList {
  /// What a line tells: it changes less often than the packets do.
  private record Row(long id, String title, String detail, Capture capture) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Row r
          && id == r.id
          && title.equals(r.title)
          && detail.equals(r.detail);
    }

    @Override
    public int hashCode() {
      return Long.hashCode(id);
    }

    static Row of(Capture c) {
      return new Row(
          c.id(), c.in().pod(), CaptureWords.state(c) + " · " + CaptureWords.count(c), c);
    }
  }

  private final ListView<Row> list = new ListView<>();
  private boolean showing;

  CaptureList(Consumer<CaptureStep> dispatch) {
    list.getStyleClass().add("captures");
    list.setFixedCellSize(48);
    list.setAccessibleText("Captures, newest first");
    list.setCellFactory(v -> new Cell());
    list.setPlaceholder(EmptyState.of(Feather.DISC, "No captures yet", "They are listed here."));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (p, was, is) -> {
              if (!showing && is != null) {
                dispatch.accept(new CaptureStep.Show(is.id()));
              }
            });
  }

  Node node() {
    return list;
  }

  void show(Captures captures) {
    showing = true;
    List<Row> rows = captures.all().stream().map(Row::of).toList();
    Lists.update(list.getItems(), rows);
    int at = -1;
    for (int i = 0; i < rows.size(); i++) {
      at = rows.get(i).id() == captures.shown() ? i : at;
    }
    if (at < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != at) {
      list.getSelectionModel().clearAndSelect(at);
    }
    showing = false;
  }

  /// A capture: how it stands, where, how much.
  private static final class Cell extends ListCell<Row> {
    private final FontIcon icon = Glyphs.of(Feather.DISC, "run-icon");
    private final Label title = new Label("", icon);
    private final Label detail = new Label();
    private final VBox box = new VBox(2, title, detail);

    Cell() {
      detail.getStyleClass().add("capture-detail");
      box.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        return;
      }
      title.setText(row.title());
      detail.setText(row.detail());
      Marks.tint(title, CaptureWords.tone(row.capture()));
      icon.setIconCode(row.capture().running() ? Feather.RADIO : Feather.DISC);
      setAccessibleText(row.title() + ", " + row.detail());
      setGraphic(box);
    }
  }
}
