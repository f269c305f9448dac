package dev.portolan.ui.sheets;

import dev.portolan.cluster.debug.DebugOrder;
import dev.portolan.ui.parts.Choice;
import dev.portolan.ui.parts.IconButton;
import dev.portolan.workspace.Appearance;
import dev.portolan.workspace.ContextPreference;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Looks;
import dev.portolan.workspace.Looks.Motion;
import dev.portolan.workspace.Looks.ThemeChoice;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The settings: what the user can choose about the window, and about the open context. What is
/// changed holds at once.
final class SettingsSheet implements Card {
  private static final int STEP = 10;

  private final Store store;
  private final Choice<ThemeChoice> theme;
  private final Choice<Motion> motion;
  private final ColourTiles colours;
  private final Slider size = new Slider(Looks.SMALLEST, Looks.LARGEST, Looks.USUAL);
  private final Label percent = new Label();
  private final Label motionNow = muted("");
  private final Label context = new Label();
  private final CheckBox guarded =
      new CheckBox("Protected: nothing runs in its pods before I type its name");
  private final ExecFields execs;
  private final TextField image = new TextField();
  private final VBox contextPart;
  private final VBox card;
  private boolean rendering;

  SettingsSheet(Store store, Runnable close) {
    this.store = store;
    theme =
        new Choice<>(
            "theme", List.of(ThemeChoice.values()), ThemeChoice::title, c -> set(l -> l.with(c)));
    motion =
        new Choice<>("motion", List.of(Motion.values()), Motion::title, m -> set(l -> l.with(m)));
    colours = new ColourTiles(c -> set(l -> l.with(c)));
    guarded.setId("settings-protected");
    guarded.setOnAction(e -> guard(guarded.isSelected()));
    context.getStyleClass().add("strong");
    execs = new ExecFields(store::dispatch);
    image.setId("settings-debug-image");
    image.setAccessibleText("Image of debug containers");
    image.setPromptText(DebugOrder.DEFAULT_IMAGE);
    image.setOnAction(e -> mirror());
    image
        .focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (was) {
                mirror();
              }
            });
    Label images = muted("Image of debug containers, such as a mirror's:");
    contextPart = new VBox(8, caption("Open context"), context, guarded, images, image);
    contextPart.managedProperty().bind(contextPart.visibleProperty());
    VBox body =
        new VBox(
            16,
            new VBox(8, caption("Theme"), theme.node()),
            new VBox(8, caption("Colours"), colours.node()),
            new VBox(8, caption("Size of everything"), size()),
            new VBox(8, caption("Motion"), new HBox(12, motion.node(), motionNow)),
            new VBox(8, caption("Commands in containers"), execs.node()),
            contextPart);
    body.getStyleClass().add("sheet-body");
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    card = new VBox(12, head(close), scroll, foot());
    card.setId("settings");
    card.getStyleClass().add("sheet");
  }

  @Override
  public Region node() {
    return card;
  }

  @Override
  public Node first() {
    return theme.button(store.now().appearance().looks().theme());
  }

  @Override
  public void render(Workspace workspace) {
    Appearance now = workspace.appearance();
    Looks looks = now.looks();
    rendering = true;
    theme.show(looks.theme());
    motion.show(looks.motion());
    motionNow.setText(now.calm() ? "Nothing glides now." : "");
    colours.show(now.tones());
    if (!size.isValueChanging()) {
      size.setValue(looks.percent());
    }
    percent.setText(String.format(Locale.ROOT, "%d %%", looks.percent()));
    OpenContext open = workspace.open();
    contextPart.setVisible(open != null && !open.closed());
    context.setText(open == null ? "" : open.context().name());
    guarded.setSelected(workspace.preference().guarded());
    execs.show(workspace.contexts().preferences().execs());
    if (!image.isFocused()) {
      image.setText(workspace.preference().debugImage());
    }
    rendering = false;
  }

  private static Node head(Runnable close) {
    Label title = new Label("Settings");
    title.getStyleClass().add("sheet-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head = new HBox(8, title, IconButton.of(Feather.X, "Close (Esc)", close));
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private Node foot() {
    Label kept = muted("Kept on this computer; no kubeconfig is ever written.");
    kept.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(kept, Priority.ALWAYS);
    Button reset = new Button("As at first");
    reset.setId("settings-reset");
    reset.setMinWidth(Region.USE_PREF_SIZE);
    reset.setOnAction(e -> set(l -> Looks.START));
    HBox foot = new HBox(12, kept, reset);
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }

  /// A drag of the thumb takes effect when it ends: the thumb would run away from the pointer else.
  private Node size() {
    size.setId("settings-size");
    size.setAccessibleText("Size of everything in percent");
    size.setMajorTickUnit(STEP);
    size.setMinorTickCount(0);
    size.setSnapToTicks(true);
    size.setBlockIncrement(STEP);
    size.setPrefWidth(320);
    size.valueProperty().addListener((o, was, is) -> sized());
    size.valueChangingProperty().addListener((o, was, is) -> sized());
    percent.setMinWidth(48);
    Label keys = muted("Ctrl + and Ctrl −; Ctrl 0 for 100 %");
    keys.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(12, size, percent, keys);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void sized() {
    if (!rendering && !size.isValueChanging()) {
      int to = (int) Math.round(size.getValue() / STEP) * STEP;
      set(l -> l.sized(to));
    }
  }

  private void set(UnaryOperator<Looks> change) {
    store.dispatch(new Intent.SetLooks(change.apply(store.now().appearance().looks())));
  }

  private void guard(boolean is) {
    OpenContext open = store.now().open();
    if (open != null) {
      ContextPreference kept = store.now().preference();
      store.dispatch(new Intent.Prefer(open.context().id(), kept.withGuarded(is)));
    }
  }

  /// What is no image's name is put back.
  private void mirror() {
    OpenContext open = store.now().open();
    ContextPreference kept = store.now().preference();
    String text = image.getText().strip();
    if (open != null && (text.isEmpty() || DebugOrder.problem(text).isEmpty())) {
      store.dispatch(new Intent.Prefer(open.context().id(), kept.withDebugImage(text)));
    } else {
      image.setText(kept.debugImage());
    }
  }

  private static Label caption(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("caption");
    return label;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    return label;
  }
}
