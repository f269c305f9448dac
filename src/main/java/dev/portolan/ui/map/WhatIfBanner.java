package dev.portolan.ui.map;

import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.PolicyBook;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.WhatIf;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import javafx.event.Event;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The sign over the map that says when it does not show things as they are: policies are tried
/// out, or nothing enforces those that exist.
final class WhatIfBanner {
  private final Label text = new Label();
  private final Button undo;
  private final Button discard;
  private final HBox root;

  WhatIfBanner(Store store) {
    undo = new Button("Undo", Glyphs.of(Feather.ROTATE_CCW));
    undo.setOnAction(e -> store.dispatch(new Intent.UndoTry()));
    discard = new Button("Discard", Glyphs.of(Feather.TRASH_2));
    discard.setOnAction(e -> store.dispatch(new Intent.DiscardTries()));
    text.setGraphic(Glyphs.of(Feather.ALERT_TRIANGLE));
    root = new HBox(text, undo, discard);
    root.setAlignment(Pos.CENTER_LEFT);
    root.setId("map-banner");
    root.getStyleClass().add("map-banner");
    root.addEventHandler(MouseEvent.ANY, Event::consume);
    Sheet.add(root, "reach");
  }

  Region node() {
    return root;
  }

  void render(Workspace workspace) {
    WhatIf whatIf = workspace.predictions().whatIf();
    PolicyBook book = workspace.predictions().book();
    OpenContext open = workspace.open();
    String said = book == null ? "" : book.unenforced();
    boolean trying = open != null && whatIf.active();
    if (open != null && trying) {
      said = whatIf.words(open.snapshot());
    }
    text.setText(said);
    root.setVisible(!said.isEmpty());
    for (Button button : new Button[] {undo, discard}) {
      button.setVisible(trying);
      button.setManaged(trying);
    }
  }
}
