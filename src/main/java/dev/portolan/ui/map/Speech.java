package dev.portolan.ui.map;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Facts.Tally;
import dev.portolan.model.ObjectRef;
import dev.portolan.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/// What a screen reader says of the map: the object that was picked, how it is and where it leads;
/// the whole chart where nothing is picked.
final class Speech {
  private Speech() {}

  static String of(Workspace workspace) {
    ObjectRef ref = workspace.map().inspected();
    if (ref == null) {
      return chart(workspace);
    }
    List<String> words = new ArrayList<>();
    words.add(ref.kind().title() + " " + ref.name());
    if (!ref.namespace().isEmpty()) {
      words.add("in " + ref.namespace());
    }
    workspace
        .diagram()
        .box(ref)
        .ifPresentOrElse(b -> describe(b, workspace, words), () -> words.add("not on the map"));
    int more = workspace.map().selected().size() - 1;
    if (more > 0) {
      words.add(more + " more selected");
    }
    return String.join(", ", words);
  }

  private static void describe(Box box, Workspace workspace, List<String> words) {
    words.add(health(box.health()));
    Tally tally = box.facts().tally();
    if (tally.live() > 0) {
      words.add(tally.good() + " of " + tally.live() + " ready");
    }
    if (!box.facts().note().isEmpty()) {
      words.add(box.facts().note());
    }
    if (!box.subtitle().isEmpty()) {
      words.add(box.subtitle());
    }
    int lines = workspace.diagram().neighbours(box.ref()).size();
    if (lines > 0) {
      words.add(lines == 1 ? "1 connection" : lines + " connections");
    }
  }

  private static String health(Health health) {
    return switch (health) {
      case GOOD -> "ready";
      case WARN -> "not ready";
      case BAD -> "failing";
      case IDLE -> "ended or unknown";
    };
  }

  private static String chart(Workspace workspace) {
    var counts = workspace.diagram().about().counts();
    String search = workspace.map().search();
    String found =
        search.isBlank() ? "" : ", " + workspace.map().matches().size() + " found for " + search;
    return "Map of the cluster: "
        + counts.namespaces()
        + " namespaces, "
        + counts.workloads()
        + " workloads, "
        + counts.pods()
        + " pods, "
        + counts.services()
        + " services"
        + found;
  }
}
