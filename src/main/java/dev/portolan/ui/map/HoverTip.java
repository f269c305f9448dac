package dev.portolan.ui.map;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The tooltip of whatever the pointer is on: its name, address and status.
final class HoverTip {
  private final Node owner;
  private final Tooltip tooltip = new Tooltip();
  private @Nullable ObjectRef told;

  HoverTip(Node owner) {
    this.owner = owner;
    tooltip.setShowDelay(Duration.millis(450));
    tooltip.setShowDuration(Duration.INDEFINITE);
  }

  void show(Workspace workspace) {
    ObjectRef hovered = workspace.map().hovered();
    Box box = hovered == null ? null : workspace.diagram().box(hovered).orElse(null);
    if (box == null || box.shape() == Shape.NAMESPACE) {
      Tooltip.uninstall(owner, tooltip);
      tooltip.hide();
      told = null;
      return;
    }
    tooltip.setText(text(box, workspace));
    if (!box.ref().equals(told)) {
      tooltip.hide();
      Tooltip.install(owner, tooltip);
      told = box.ref();
    }
  }

  private static String text(Box box, Workspace workspace) {
    List<String> lines = new ArrayList<>();
    lines.add(box.ref().toString());
    if (!box.subtitle().isEmpty()) {
      lines.add(box.subtitle());
    }
    if (workspace.open() != null) {
      workspace.open().snapshot().pod(box.ref()).ifPresent(p -> describe(p, lines));
    }
    return String.join("\n", lines);
  }

  private static void describe(Pod pod, List<String> lines) {
    lines.add(pod.statusText() + (pod.ready() || pod.ended() ? "" : ", not ready"));
    if (!pod.nodeName().isEmpty()) {
      lines.add("on " + pod.nodeName());
    }
  }
}
