package dev.portolan.ui.sheets;

import dev.portolan.ui.verbs.Group;
import dev.portolan.ui.verbs.Keys;
import dev.portolan.ui.verbs.Keys.Where;
import dev.portolan.ui.verbs.Verb;
import dev.portolan.ui.verbs.Verbs;
import dev.portolan.workspace.Checks.Asking;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Looks;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The layer over a window in which its sheets come up, one at a time. Escape or a press beside the
/// card puts it away; meanwhile the keyboard stays within it, and goes back to where it was.
public final class Sheets {
  private static final double MARGIN = 24;

  private final Store store;
  private final SettingsSheet settings;
  private final ShortcutsSheet shortcuts;
  private final ConfirmSheet confirm;
  private final DebugSheet debug;
  private final LeftSheet left;
  private final PaletteSheet palette;
  private final Region veil = new Region();
  private final StackPane root = new StackPane(veil);
  private final ChangeListener<Node> keeper = (o, was, is) -> keep(is);
  private @Nullable Card shown;
  private @Nullable Node before;
  private @Nullable Asking asking;
  private boolean offered;

  /// @param verbs what can be done in the window
  /// @param reveal has the map centre on what gets selected next
  public Sheets(Store store, Verbs verbs, Runnable reveal) {
    this.store = store;
    settings = new SettingsSheet(store, this::hide);
    shortcuts = new ShortcutsSheet(verbs, this::hide);
    confirm = new ConfirmSheet(store);
    debug = new DebugSheet(store);
    left = new LeftSheet(store, this::hide);
    palette = new PaletteSheet(store, verbs, reveal, this::hide);
    veil.getStyleClass().add("sheet-veil");
    veil.setOnMousePressed(e -> hide());
    root.setId("sheets");
    root.setVisible(false);
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
    add(verbs);
  }

  public Node node() {
    return root;
  }

  /// True while a sheet is up, and the window's own keys are not meant.
  public boolean shown() {
    return shown != null;
  }

  public void openSettings() {
    show(settings);
  }

  public void render(Workspace workspace) {
    Asking now = workspace.checks().asking();
    if (now != null && !now.equals(asking)) {
      asking = now;
      show(confirm);
    } else if (now == null && asking != null) {
      asking = null;
      hide();
    }
    boolean offer = workspace.wire().debugs().asking() != null;
    if (offer && !offered) {
      offered = true;
      show(debug);
    } else if (!offer && offered) {
      offered = false;
      if (debug.equals(shown)) {
        hide();
      }
    }
    if (shown != null) {
      shown.render(workspace);
    }
  }

  private void add(Verbs verbs) {
    verbs.add(
        Verb.of(Group.WINDOW, "window.palette", "Command palette", () -> show(palette))
            .icon(Feather.SEARCH)
            .keys(Keys.shortcut(KeyCode.K)),
        Verb.of(Group.WINDOW, "window.shortcuts", "Keyboard shortcuts", () -> show(shortcuts))
            .icon(Feather.COMMAND)
            .keys(Keys.plain(KeyCode.F1).in(Where.ANYWHERE).orTyped("?")),
        Verb.of(Group.WINDOW, "window.settings", "Settings", this::openSettings)
            .icon(Feather.SETTINGS)
            .keys(Keys.shortcut(KeyCode.COMMA)),
        Verb.of(
                Group.CLUSTER,
                "cluster.debug",
                "Debug containers that were left in pods",
                () -> show(left))
            .icon(Feather.TOOL)
            .when(w -> w.open() != null && !w.open().closed()),
        Verb.of(Group.VIEW, "view.larger", "Everything larger", () -> resize(1))
            .icon(Feather.PLUS_CIRCLE)
            .keys(sized(KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS)),
        Verb.of(Group.VIEW, "view.smaller", "Everything smaller", () -> resize(-1))
            .icon(Feather.MINUS_CIRCLE)
            .keys(sized(KeyCode.MINUS, KeyCode.SUBTRACT)),
        Verb.of(Group.VIEW, "view.usual", "Everything as large as usual", () -> resize(0))
            .icon(Feather.CIRCLE)
            .keys(sized(KeyCode.DIGIT0, KeyCode.NUMPAD0)));
  }

  private static Keys sized(KeyCode... codes) {
    return Keys.of(Where.ANYWHERE, codes, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY);
  }

  /// @param steps 0 for the usual size
  private void resize(int steps) {
    Looks looks = store.now().appearance().looks();
    store.dispatch(
        new Intent.SetLooks(steps == 0 ? looks.sized(Looks.USUAL) : looks.resized(steps)));
  }

  private void show(Card card) {
    Scene scene = root.getScene();
    if (shown == null) {
      before = scene.getFocusOwner();
      scene.focusOwnerProperty().addListener(keeper);
    } else {
      shown.hidden();
    }
    shown = card;
    Region node = card.node();
    node.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setMargin(node, new Insets(MARGIN));
    root.getChildren().setAll(veil, node);
    root.setVisible(true);
    card.render(store.now());
    // what lies in a scroll pane is there, and can have the keyboard, once the pane has its skin
    node.applyCss();
    card.first().requestFocus();
  }

  private void hide() {
    Card was = shown;
    if (was == null) {
      return;
    }
    shown = null;
    root.getScene().focusOwnerProperty().removeListener(keeper);
    root.setVisible(false);
    root.getChildren().setAll(veil);
    if (before != null) {
      before.requestFocus();
    }
    before = null;
    asking = null;
    offered = false;
    was.hidden();
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      hide();
      event.consume();
    }
  }

  /// The window behind is not to be reached by Tab.
  private void keep(@Nullable Node owner) {
    Card card = shown;
    if (card == null || owner == null) {
      return;
    }
    for (Node at = owner; at != null; at = at.getParent()) {
      if (root.equals(at)) {
        return;
      }
    }
    card.first().requestFocus();
  }
}
