package dev.portolan.ui.inspector;

import dev.portolan.model.ObjectRef;
import dev.portolan.ui.inspector.FactItem.Heading;
import dev.portolan.ui.inspector.FactItem.Remark;
import dev.portolan.ui.inspector.FactItem.Room;
import dev.portolan.ui.inspector.FactItem.Row;
import dev.portolan.ui.inspector.Facts.Fact;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.Breaks;
import dev.portolan.ui.parts.CopyButton;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line of the list of facts: a heading, a note, or a labelled value with its link and a button
/// to copy it.
final class FactCell extends ListCell<FactItem> {
  private static final PseudoClass LINK = PseudoClass.getPseudoClass("link");
  private static final double SCROLL_BAR = 26;

  private final Consumer<ObjectRef> follow;
  private final Label heading = new Label();
  private final FontIcon noteIcon = Glyphs.of(Feather.INFO);
  private final Text noteText = new Text();
  private final HBox note;
  private final Label label = new Label();
  private final FontIcon icon = Glyphs.of(Feather.INFO);
  private final Text remark = new Text();
  private final TextFlow flow = new TextFlow();
  private final HBox row;

  FactCell(ListView<FactItem> list, Consumer<ObjectRef> follow) {
    this.follow = follow;
    heading.getStyleClass().add("fact-heading");
    noteText.getStyleClass().add("fact-note-text");
    TextFlow noteFlow = new TextFlow(noteText);
    HBox.setHgrow(noteFlow, Priority.ALWAYS);
    note = new HBox(noteIcon, noteFlow);
    note.getStyleClass().add("fact-note");
    label.getStyleClass().add("fact-label");
    label.setWrapText(true);
    remark.getStyleClass().add("fact-remark");
    HBox.setHgrow(flow, Priority.ALWAYS);
    CopyButton copy = new CopyButton("Copy value", this::copyText);
    copy.node().getStyleClass().add("fact-copy");
    row = new HBox(label, icon, flow, copy.node());
    row.getStyleClass().add("fact-row");
    row.setAlignment(Pos.TOP_LEFT);
    for (HBox box : new HBox[] {note, row}) {
      box.setMinWidth(0);
      box.prefWidthProperty().bind(list.widthProperty().subtract(SCROLL_BAR));
      box.setMaxWidth(HBox.USE_PREF_SIZE);
    }
    setPrefWidth(0);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(FactItem item, boolean empty) {
    super.updateItem(item, empty);
    getStyleClass().remove("fact-heading-cell");
    setContextMenu(null);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    switch (item) {
      case Heading h -> {
        heading.setText(h.title());
        getStyleClass().add("fact-heading-cell");
        setAccessibleText(h.title());
        setGraphic(heading);
      }
      case Remark r -> {
        noteText.setText(r.note().text());
        noteIcon.setIconCode(Glyphs.of(r.note().tone()));
        Marks.tint(note, r.note().tone());
        setAccessibleText(r.note().text());
        setGraphic(note);
      }
      case Row r -> show(r.fact(), width(r.room()));
    }
  }

  /// As high as the text needs at the width that it really has: the skin would ask for the whole
  /// cell's.
  @Override
  protected double computePrefHeight(double width) {
    return getGraphic() instanceof HBox box
        ? snappedTopInset() + snappedBottomInset() + box.prefHeight(box.getPrefWidth())
        : super.computePrefHeight(width);
  }

  private void show(Fact fact, double labelWidth) {
    label.setText(fact.label());
    label.setVisible(labelWidth > 0);
    label.setManaged(labelWidth > 0);
    label.setMinWidth(labelWidth);
    label.setPrefWidth(labelWidth);
    remark.setText(fact.remark().isEmpty() ? "" : "  " + fact.remark());
    boolean toned = fact.tone() != Tone.PLAIN;
    icon.setVisible(toned);
    icon.setManaged(toned);
    icon.setIconCode(Glyphs.of(fact.tone()));
    Marks.tint(row, fact.tone());
    flow.getChildren().setAll(value(fact));
    flow.getChildren().add(remark);
    setAccessibleText(
        String.format(
            Locale.ROOT,
            "%s %s %s %s",
            fact.label(),
            fact.value(),
            fact.remark(),
            fact.tone().spoken()));
    setContextMenu(menu(fact));
    setGraphic(row);
  }

  private List<Text> value(Fact fact) {
    List<Text> value = Breaks.words(fact.value(), "fact-value");
    boolean link = fact.link() != null;
    for (Text words : value) {
      words.pseudoClassStateChanged(LINK, link);
      words.setAccessibleRole(link ? AccessibleRole.HYPERLINK : AccessibleRole.TEXT);
      words.setOnMouseClicked(this::clicked);
    }
    return value;
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      followLink();
    }
  }

  private static double width(Room room) {
    return switch (room) {
      case NONE -> 0;
      case NORMAL -> 96;
      case WIDE -> 138;
    };
  }

  private ContextMenu menu(Fact fact) {
    ContextMenu menu = new ContextMenu();
    menu.getItems().add(item("Copy value", Feather.COPY, () -> Actions.copy(fact.value())));
    String line = (fact.label() + " " + fact.value() + " " + fact.remark()).strip();
    menu.getItems().add(item("Copy row", Feather.CLIPBOARD, () -> Actions.copy(line)));
    if (fact.link() != null) {
      menu.getItems().add(item("Show " + fact.link(), Feather.CROSSHAIR, this::followLink));
    }
    return menu;
  }

  private static MenuItem item(String text, Feather icon, Runnable action) {
    MenuItem item = new MenuItem(text, Glyphs.of(icon));
    item.setOnAction(event -> action.run());
    return item;
  }

  private String copyText() {
    return getItem() instanceof Row r ? r.fact().value() : "";
  }

  private void followLink() {
    if (getItem() instanceof Row r && r.fact().link() != null) {
      follow.accept(r.fact().link());
    }
  }
}
