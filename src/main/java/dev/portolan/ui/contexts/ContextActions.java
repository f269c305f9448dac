package dev.portolan.ui.contexts;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.workspace.Accent;
import dev.portolan.workspace.ContextPreference;
import dev.portolan.workspace.DeskStep.Place;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// What can be done with a context of the chooser.
final class ContextActions {
  static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Store store;
  private final Consumer<KubeContext> open;
  private final BiConsumer<KubeContext, Place> apart;
  private final Consumer<KubeContext> edit;

  /// @param apart opens a context in a tab or window of its own
  ContextActions(
      Store store,
      Consumer<KubeContext> open,
      BiConsumer<KubeContext, Place> apart,
      Consumer<KubeContext> edit) {
    this.apart = apart;
    this.store = store;
    this.open = open;
    this.edit = edit;
  }

  void clicked(@Nullable ContextRow row, MouseEvent e) {
    if (!(row instanceof ContextRow.Choice c)) {
      return;
    }
    boolean middle = e.getButton() == MouseButton.MIDDLE;
    if (middle || (e.getButton() == MouseButton.PRIMARY && e.isShortcutDown())) {
      apart.accept(c.context(), Place.TAB);
    } else if (e.getButton() == MouseButton.PRIMARY && e.isShiftDown()) {
      apart.accept(c.context(), Place.WINDOW);
    } else if (e.getButton() == MouseButton.PRIMARY) {
      open.accept(c.context());
    }
  }

  void edit(KubeContext context) {
    edit.accept(context);
  }

  void toggleFavourite(@Nullable ContextRow row) {
    if (row instanceof ContextRow.Choice c) {
      change(c.context(), p -> p.withFavourite(!p.favourite()));
    }
  }

  void change(KubeContext context, UnaryOperator<ContextPreference> change) {
    ContextPreference kept = store.now().contexts().preferences().of(context.id());
    store.dispatch(new Intent.Prefer(context.id(), change.apply(kept)));
  }

  void menu(ListCell<ContextRow> cell, @Nullable ContextRow row, ContextMenuEvent e) {
    if (row instanceof ContextRow.Choice c) {
      menu(c).show(cell, e.getScreenX(), e.getScreenY());
      e.consume();
    }
  }

  private ContextMenu menu(ContextRow.Choice row) {
    KubeContext context = row.context();
    MenuItem opening = new MenuItem("Open");
    opening.setOnAction(e -> open.accept(context));
    MenuItem tab = new MenuItem("Open in a new tab (Ctrl+click)");
    tab.setOnAction(e -> apart.accept(context, Place.TAB));
    MenuItem window = new MenuItem("Open in a new window (Shift+click)");
    window.setOnAction(e -> apart.accept(context, Place.WINDOW));
    CheckMenuItem favourite = new CheckMenuItem("Favourite");
    favourite.setSelected(row.preference().favourite());
    favourite.setOnAction(e -> change(context, p -> p.withFavourite(favourite.isSelected())));
    CheckMenuItem guarded = new CheckMenuItem("Protected");
    guarded.setSelected(row.preference().guarded());
    guarded.setOnAction(e -> change(context, p -> p.withGuarded(guarded.isSelected())));
    Menu marks = new Menu("Mark");
    ToggleGroup one = new ToggleGroup();
    for (Accent accent : Accent.values()) {
      RadioMenuItem item = new RadioMenuItem(accent.title(), AccentSign.of(accent));
      item.setToggleGroup(one);
      item.setSelected(accent == row.preference().accent());
      item.setOnAction(e -> change(context, p -> p.withAccent(accent)));
      marks.getItems().add(item);
    }
    MenuItem editing = new MenuItem("Edit (F2)");
    editing.setOnAction(e -> edit.accept(context));
    return new ContextMenu(
        opening, tab, window, new SeparatorMenuItem(), favourite, guarded, marks, editing);
  }
}
