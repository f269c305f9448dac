package dev.portolan.ui.map;

import dev.portolan.diagram.ChartView;
import dev.portolan.layout.Grouping;
import dev.portolan.layout.Mode;
import dev.portolan.ui.verbs.Verb;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The small bar on the map on which the arrangement of the chart is chosen.
public final class ArrangeBar {
  /// What the grouping has where there is hardly any room: the beginning of its name.
  private static final double LEAST = 56;

  private final ArrangeVerbs verbs;
  private final Map<Mode, ToggleButton> modes = new EnumMap<>(Mode.class);
  private final Map<Grouping, RadioMenuItem> groupings = new EnumMap<>(Grouping.class);
  private final MenuButton by = new MenuButton();
  private final Label around = new Label();
  private final Button nearer;
  private final Button farther;
  private final Button reset;
  private final HBox root = new HBox();

  public ArrangeBar(Store store) {
    verbs = new ArrangeVerbs(store);
    root.setId("arrange");
    root.getStyleClass().addAll("map-controls", "arrange");
    root.setAlignment(Pos.CENTER_LEFT);
    root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    for (Mode mode : Mode.values()) {
      Verb verb = verbs.mode(mode);
      ToggleButton button = new ToggleButton(mode.title(), new FontIcon(ArrangeVerbs.icon(mode)));
      button.setMinWidth(ToggleButton.USE_PREF_SIZE);
      button.setId("layout-" + mode.name().toLowerCase(Locale.ROOT));
      does(button, verb);
      // what is chosen is told by the workspace, not by the click
      button.setOnAction(
          e -> {
            button.setSelected(!button.isSelected());
            verb.run().run();
          });
      modes.put(mode, button);
      root.getChildren().add(button);
    }
    by.setId("group-by");
    by.setMinWidth(LEAST);
    by.setTooltip(new Tooltip("What the boxes are made by"));
    for (Grouping grouping : Grouping.values()) {
      RadioMenuItem item = new RadioMenuItem(grouping.title());
      item.setId("group-by-" + grouping.name().toLowerCase(Locale.ROOT));
      item.setOnAction(e -> verbs.grouping(grouping).run().run());
      groupings.put(grouping, item);
      by.getItems().add(item);
    }
    around.setId("focus-around");
    around.getStyleClass().add("zoom");
    nearer = button("focus-nearer", Feather.MINUS, verbs.nearer());
    farther = button("focus-farther", Feather.PLUS, verbs.farther());
    reset = button("reset-positions", Feather.ROTATE_CCW, verbs.reset());
    root.getChildren().addAll(by, nearer, around, farther, reset);
  }

  public Node node() {
    return root;
  }

  public void render(Workspace workspace) {
    ChartView view = workspace.map().view();
    modes.forEach(
        (mode, button) -> {
          button.setSelected(mode == view.mode());
          boolean here = mode == Mode.FOCUS && view.mode() == Mode.FOCUS;
          button.setDisable(!here && !verbs.mode(mode).enabled().test(workspace));
        });
    groupings.forEach(
        (grouping, item) -> {
          item.setSelected(grouping == view.groups());
          item.setVisible(view.mode().groupings().contains(grouping));
        });
    by.setText("By " + view.groups().title().toLowerCase(Locale.ROOT));
    show(by, view.mode().groupings().size() > 1);
    boolean focused = view.mode() == Mode.FOCUS && view.focus() != null;
    if (view.focus() != null) {
      int hops = view.focus().hops();
      around.setText(view.focus().ref().name() + " · " + hops + (hops == 1 ? " hop" : " hops"));
    }
    show(around, focused);
    show(nearer, focused);
    show(farther, focused);
    nearer.setDisable(!verbs.nearer().enabled().test(workspace));
    farther.setDisable(!verbs.farther().enabled().test(workspace));
    show(reset, verbs.reset().enabled().test(workspace));
  }

  /// Where there is no room for words the icons stay, and tell what they are for by their tips.
  public void narrow(boolean is) {
    modes
        .values()
        .forEach(b -> b.setContentDisplay(is ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
  }

  private static void show(Node node, boolean is) {
    node.setVisible(is);
    node.setManaged(is);
  }

  private static Button button(String id, Feather icon, Verb verb) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    does(button, verb);
    return button;
  }

  private static void does(ButtonBase button, Verb verb) {
    button.setAccessibleText(verb.title());
    button.setTooltip(new Tooltip(verb.hint()));
    button.setOnAction(e -> verb.run().run());
  }
}
