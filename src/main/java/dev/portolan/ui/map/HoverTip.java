package dev.portolan.ui.map;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/// The tooltip of whatever the pointer is on: a thing's name, address and status, or what the
/// policies say of a line.
final class HoverTip {
  private static final int MAX_LINES = 12;

  private final Node owner;
  private final Tooltip tooltip = new Tooltip();
  private List<String> ties = List.of();
  private String told = "";

  HoverTip(Node owner) {
    this.owner = owner;
    tooltip.setShowDelay(Duration.millis(450));
    tooltip.setShowDuration(Duration.INDEFINITE);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(560);
  }

  /// What is said of the lines under the pointer; they go before the thing behind them.
  void ties(List<String> lines) {
    if (lines.equals(ties)) {
      return;
    }
    ties = lines;
    if (!lines.isEmpty()) {
      int more = lines.size() - MAX_LINES;
      String text = String.join("\n", lines.subList(0, Math.min(MAX_LINES, lines.size())));
      tell(more > 0 ? text + "\nand " + (more + 1) / 2 + " more" : text, Duration.millis(150));
    }
  }

  void show(Workspace workspace) {
    if (!ties.isEmpty()) {
      return;
    }
    ObjectRef hovered = workspace.map().hovered();
    Box box = hovered == null ? null : workspace.diagram().box(hovered).orElse(null);
    String text = box == null ? "" : text(box, workspace);
    boolean world = box != null && box.ref().equals(Diagram.WORLD);
    tell(world ? world(workspace) : text, Duration.millis(450));
  }

  private void tell(String text, Duration delay) {
    if (text.equals(told)) {
      return;
    }
    told = text;
    tooltip.hide();
    Tooltip.uninstall(owner, tooltip);
    if (!text.isEmpty()) {
      tooltip.setText(text);
      tooltip.setShowDelay(delay);
      Tooltip.install(owner, tooltip);
    }
  }

  /// By what the outside world comes in and goes out.
  private static String world(Workspace workspace) {
    Set<ObjectRef> gates = workspace.diagram().neighbours(Diagram.WORLD);
    List<String> lines = new ArrayList<>();
    lines.add("What leads in from outside, or out");
    for (ObjectRef ref : gates.stream().sorted().limit(MAX_LINES).toList()) {
      String said = workspace.diagram().box(ref).map(Box::subtitle).orElse("");
      lines.add(ref.kind().title() + " " + ref.path() + (said.isEmpty() ? "" : "  " + said));
    }
    if (gates.size() > MAX_LINES) {
      lines.add("and " + (gates.size() - MAX_LINES) + " more");
    }
    return String.join("\n", lines);
  }

  private static String text(Box box, Workspace workspace) {
    List<String> lines = new ArrayList<>();
    lines.add(box.ref().toString());
    if (box.shape() == Shape.NAMESPACE && !box.facts().note().isEmpty()) {
      lines.add(box.facts().note());
    }
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
