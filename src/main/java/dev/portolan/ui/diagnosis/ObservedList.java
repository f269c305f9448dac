package dev.portolan.ui.diagnosis;

import dev.portolan.diagnosis.Agreement;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.Target;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.Checks.Run;
import dev.portolan.workspace.Drawer;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What was observed of the selection beside what is predicted: its newest checks, one for each
/// edge, those that differ first.
public final class ObservedList {
  private static final int MOST = 4;

  private final Consumer<Intent> dispatch;
  private final VBox root = new VBox(2);
  private List<Line> shown = List.of();

  /// A check of the selection and how it agrees.
  private record Line(long check, String edge, Agreement agreement) {}

  public ObservedList(Consumer<Intent> dispatch) {
    this.dispatch = dispatch;
    root.setId("observed");
    root.getStyleClass().add("observed");
    Sheet.add(root, "diagnosis");
    present(false);
  }

  public Node node() {
    return root;
  }

  public void render(Workspace workspace) {
    List<Line> now = lines(workspace);
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    root.getChildren().setAll(now.stream().map(this::row).toList());
    present(!now.isEmpty());
  }

  private void present(boolean there) {
    root.setVisible(there);
    root.setManaged(there);
  }

  private static List<Line> lines(Workspace workspace) {
    List<ObjectRef> selected = workspace.map().selected();
    if (selected.isEmpty()
        || selected.size() > 2
        || workspace.wire().diagnoses().agreements().isEmpty()) {
      return List.of();
    }
    Set<List<Object>> edges = new HashSet<>();
    List<Line> lines = new ArrayList<>();
    for (Run run : workspace.checks().runs()) {
      ObjectRef from = run.request().from().podRef();
      ObjectRef to = object(run.request().to());
      boolean meant =
          selected.size() == 1
              ? selected.contains(from) || selected.contains(to)
              : selected.contains(from) && selected.contains(to);
      Agreement agreement = workspace.wire().diagnoses().agreement(run.id()).orElse(null);
      String target =
          run.request().to().label() + (run.request().port() > 0 ? ":" + run.request().port() : "");
      if (meant && agreement != null && edges.add(List.of(from, target, run.kind()))) {
        // of one thing that is selected nobody needs to be told that it is meant
        boolean itself = selected.size() == 1 && selected.contains(from);
        String edge = run.kind().title() + (itself ? "" : " " + from.name()) + " → " + target;
        lines.add(new Line(run.id(), edge, agreement));
      }
    }
    lines.sort((a, b) -> a.agreement().standing().compareTo(b.agreement().standing()));
    return List.copyOf(lines.subList(0, Math.min(MOST, lines.size())));
  }

  private static @Nullable ObjectRef object(Target target) {
    return switch (target) {
      case Target.PodTarget t -> t.pod();
      case Target.ServiceTarget t -> t.service();
      case Target.IngressTarget t -> t.ingress();
      case Target.HostTarget t -> null;
    };
  }

  private Node row(Line line) {
    Hyperlink link = new Hyperlink(line.edge() + ": " + line.agreement().standing().text());
    link.setGraphic(Glyphs.of(Glyphs.of(Looks.tone(line.agreement().standing()))));
    Marks.tint(link, Looks.tone(line.agreement().standing()));
    link.setTooltip(new Tooltip(line.agreement().sentence()));
    link.setMaxWidth(Double.MAX_VALUE);
    link.setWrapText(true);
    link.setOnAction(
        e -> {
          dispatch.accept(new Intent.ShowCheck(line.check()));
          dispatch.accept(new Intent.ShowDrawer(Drawer.CHECKS));
        });
    return link;
  }
}
