package dev.portolan.ui.sheets;

import dev.portolan.probe.ExecLimits;
import dev.portolan.workspace.Intent;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;

/// The two numbers of how many commands may run in containers at once.
final class ExecFields {
  private static final double WIDTH = 90;

  private final Spinner<Integer> cluster = spinner("settings-execs-cluster", "At once in all");
  private final Spinner<Integer> node = spinner("settings-execs-node", "At once on a node");
  private final HBox row =
      new HBox(8, new Label("At once"), cluster, new Label("and on one node"), node);
  private boolean showing;

  ExecFields(Consumer<Intent> dispatch) {
    row.setAlignment(Pos.CENTER_LEFT);
    cluster.valueProperty().addListener((o, was, is) -> changed(dispatch));
    node.valueProperty().addListener((o, was, is) -> changed(dispatch));
  }

  Node node() {
    return row;
  }

  void show(ExecLimits limits) {
    showing = true;
    cluster.getValueFactory().setValue(limits.cluster());
    node.getValueFactory().setValue(limits.node());
    showing = false;
  }

  private void changed(Consumer<Intent> dispatch) {
    if (!showing) {
      dispatch.accept(new Intent.LimitExecs(new ExecLimits(cluster.getValue(), node.getValue())));
    }
  }

  private static Spinner<Integer> spinner(String id, String words) {
    Spinner<Integer> spinner = new Spinner<>(1, ExecLimits.MOST, 1);
    spinner.setId(id);
    spinner.setAccessibleText(words);
    spinner.setPrefWidth(WIDTH);
    return spinner;
  }
}
