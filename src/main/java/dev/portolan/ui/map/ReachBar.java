package dev.portolan.ui.map;

import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Ties;
import dev.portolan.diagram.Ties.Mark;
import dev.portolan.layout.Grouping;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.ui.parts.TieSign;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Neighbourhood;
import dev.portolan.workspace.ReachShown;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Survey;
import dev.portolan.workspace.Workspace;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The bar on the map that chooses which predicted connections of the selection are drawn, with the
/// key to the lines that are on screen.
final class ReachBar {
  private final Store store;
  private final Map<ReachShown, ToggleButton> buttons = new EnumMap<>(ReachShown.class);
  private final HBox key = new HBox();
  private final Label problem = new Label();
  private final HBox ask;
  private final HBox root;
  private @Nullable Key explained;

  ReachBar(Store store) {
    this.store = store;
    HBox choice =
        new HBox(
            button(ReachShown.BOTH, "Both", "Show whom it may reach and who may reach it"),
            button(ReachShown.OUT, "Out", "Show whom the selection may reach"),
            button(ReachShown.IN, "In", "Show who may reach the selection"),
            button(ReachShown.OFF, "Off", "Show no predicted connections"));
    choice.getStyleClass().add("segments");
    Label title = new Label("Reach");
    title.getStyleClass().add("muted");
    key.getStyleClass().add("reach-key");
    problem.getStyleClass().add("muted");
    ask = new HBox(title, choice);
    ask.getStyleClass().add("reach-ask");
    ask.setAlignment(Pos.CENTER_LEFT);
    root = new HBox(ask, key, problem);
    root.setAlignment(Pos.CENTER_LEFT);
    root.setId("reach-bar");
    root.getStyleClass().add("reach-bar");
    Sheet.add(root, "reach");
    root.addEventHandler(MouseEvent.ANY, Event::consume);
    root.addEventHandler(ContextMenuEvent.ANY, Event::consume);
  }

  Region node() {
    return root;
  }

  void render(Workspace workspace, Overlay overlay) {
    ReachShown now = workspace.appearance().reach();
    buttons.forEach((shown, button) -> button.setSelected(shown == now));
    boolean asked = !workspace.map().selected().isEmpty();
    ask.setVisible(asked);
    ask.setManaged(asked);
    String why = problem(workspace, overlay, now);
    problem.setText(why);
    problem.setVisible(!why.isEmpty());
    problem.setManaged(!why.isEmpty());
    explain(
        new Key(
            Ties.marks(overlay.predicted().ties(), workspace.diagram()),
            !overlay.predicted().ringed().isEmpty(),
            !overlay.predicted().tinted().isEmpty()));
    boolean explains = asked || !key.getChildren().isEmpty();
    root.setVisible(explains && workspace.predictions().current() != null);
  }

  private static String problem(Workspace workspace, Overlay overlay, ReachShown now) {
    Survey survey = workspace.predictions().survey();
    Neighbourhood around = survey == null ? null : survey.around();
    if (now == ReachShown.OFF) {
      return "";
    }
    if (around != null && !around.problem().isEmpty()) {
      return around.problem();
    }
    boolean byOther = workspace.map().view().groups() != Grouping.NAMESPACE;
    return byOther && Ties.homeless(overlay.predicted().ties(), workspace.diagram())
        ? "Lines are drawn where things stand by namespace"
        : "";
  }

  /// What is on screen.
  private record Key(Set<Mark> marks, boolean ringed, boolean tinted) {}

  private void explain(Key next) {
    if (next.equals(explained)) {
      return;
    }
    explained = next;
    key.getChildren().clear();
    if (next.ringed()) {
      key.getChildren().add(new Label("selected by the policy", swatch("lens-ring")));
    }
    if (next.tinted()) {
      key.getChildren().add(new Label("peers of rule n", swatch("lens-tint")));
    }
    for (Mark mark : next.marks()) {
      key.getChildren().add(new Label(TieSign.words(mark), TieSign.of(mark)));
    }
    boolean any = !key.getChildren().isEmpty();
    key.setVisible(any);
    key.setManaged(any);
  }

  private static Region swatch(String style) {
    Region swatch = new Region();
    swatch.getStyleClass().add(style);
    return swatch;
  }

  private ToggleButton button(ReachShown shown, String text, String tip) {
    ToggleButton button = new ToggleButton(text);
    button.setId("reach-" + text.toLowerCase(Locale.ROOT));
    button.setFocusTraversable(false);
    button.setTooltip(new Tooltip(tip));
    button.setOnAction(
        e -> {
          button.setSelected(true);
          store.dispatch(new Intent.ShowReach(shown));
        });
    buttons.put(shown, button);
    return button;
  }
}
