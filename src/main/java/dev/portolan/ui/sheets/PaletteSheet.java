package dev.portolan.ui.sheets;

import dev.portolan.ui.FxCrossing;
import dev.portolan.ui.verbs.Verbs;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The command palette: type a few letters, press Enter. It finds every action that can be taken
/// now, every context, namespace and object.
final class PaletteSheet implements Card {
  private static final double WIDTH = 640;
  private static final double ROW = 36;
  private static final int ROWS = 12;
  private static final int PAGE = 10;

  private final Store store;
  private final Verbs verbs;
  private final Runnable reveal;
  private final Runnable hide;
  private final TextField field = new TextField();
  private final ListView<Entry> list = new ListView<>();
  private final Label foot = new Label();
  private final VBox card = new VBox(8, field, list, foot);
  private final Finder finder = new Finder((t, f) -> FxCrossing.later(() -> arrived(t, f)));
  private @Nullable Catalogue catalogue;
  private boolean entered;

  PaletteSheet(Store store, Verbs verbs, Runnable reveal, Runnable hide) {
    this.store = store;
    this.verbs = verbs;
    this.reveal = reveal;
    this.hide = hide;
    field.setId("palette-field");
    field.setPromptText("An action, a context, a namespace, an object");
    field.setAccessibleText("What to do or where to go");
    field.textProperty().addListener((o, was, is) -> find());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.setId("palette-list");
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setPrefSize(WIDTH, ROW * ROWS + 2);
    list.setCellFactory(view -> new EntryCell(this::take, () -> new Fuzzy(words())));
    list.setPlaceholder(new Label("Nothing is called so."));
    foot.getStyleClass().add("muted");
    card.setId("palette");
    card.getStyleClass().addAll("sheet", "palette");
  }

  @Override
  public Region node() {
    return card;
  }

  @Override
  public Node first() {
    return field;
  }

  /// What can be found is what there was when it came up: lines do not move under the hand.
  @Override
  public void render(Workspace workspace) {
    if (catalogue == null) {
      catalogue = new Catalogue(store, verbs, reveal);
      field.clear();
      find();
    } else if (catalogue.empty() && workspace.open() != null) {
      refill();
    }
  }

  /// A cluster that was not there yet when the palette came up.
  private void refill() {
    Catalogue fresh = new Catalogue(store, verbs, reveal);
    if (!fresh.empty()) {
      catalogue = fresh;
      find();
    }
  }

  @Override
  public void hidden() {
    catalogue = null;
    entered = false;
    list.getItems().clear();
  }

  private String words() {
    return Entry.words(field.getText());
  }

  private void find() {
    Catalogue in = catalogue;
    if (in == null) {
      return;
    }
    String text = field.getText();
    entered = false;
    if (in.small() || text.isBlank()) {
      show(text, in.find(text));
    } else {
      finder.ask(in, text);
    }
  }

  /// What was found of a text that is no longer there is not shown.
  private void arrived(String text, Catalogue.Found found) {
    if (catalogue != null && text.equals(field.getText())) {
      show(text, found);
      if (entered) {
        take(list.getSelectionModel().getSelectedItem());
      }
    }
  }

  private void show(String text, Catalogue.Found found) {
    list.setUserData(text);
    list.getItems().setAll(found.entries());
    list.getSelectionModel().select(0);
    list.scrollTo(0);
    speak();
    foot.setText(
        found.more() > 0
            ? "and " + found.more() + " more: another letter finds better"
            : "> actions   @ contexts   # namespaces   : objects");
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> move(1);
      case UP -> move(-1);
      case PAGE_DOWN -> move(PAGE);
      case PAGE_UP -> move(-PAGE);
      case ENTER -> enter();
      case K -> {
        if (!event.isShortcutDown()) {
          return;
        }
        hide.run();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  /// What is entered before its line is there is taken when it comes.
  private void enter() {
    entered = !field.getText().equals(list.getUserData());
    if (!entered) {
      take(list.getSelectionModel().getSelectedItem());
    }
  }

  /// From the last line on to the first, by single steps.
  private void move(int step) {
    int size = list.getItems().size();
    if (size == 0) {
      return;
    }
    int at = list.getSelectionModel().getSelectedIndex() + step;
    int next = Math.abs(step) == 1 ? Math.floorMod(at, size) : Math.clamp(at, 0, size - 1);
    list.getSelectionModel().select(next);
    list.scrollTo(Math.max(0, next - ROWS / 2));
    speak();
  }

  /// The field has the keyboard, so it is the field that tells a screen reader of the line.
  private void speak() {
    Entry entry = list.getSelectionModel().getSelectedItem();
    field.setAccessibleHelp(entry == null ? "" : entry.title() + ", " + entry.detail());
  }

  private void take(@Nullable Entry entry) {
    if (entry != null) {
      hide.run();
      entry.run().run();
    }
  }
}
