package dev.portolan.workspace;

import dev.portolan.cluster.SessionState;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Overlay;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that the window shows, immutable. Views render it and nothing else.
///
/// @param open the context that is open, or null
/// @param diagram the chart of the open context, an empty one before the first snapshot
/// @param checks newest first
/// @param notices what the user was told last, newest last
public record Workspace(
    Appearance appearance,
    Kubeconfig kubeconfig,
    @Nullable OpenContext open,
    Diagram diagram,
    MapView map,
    Checks checks,
    List<Notice> notices) {
  public Workspace {
    notices = List.copyOf(notices);
  }

  /// How the window looks.
  public record Appearance(Theme theme) {}

  /// A colour theme.
  public enum Theme {
    LIGHT,
    DARK
  }

  /// An open context. `epoch` grows with every opening: whatever arrives with an older one is
  /// dropped.
  public record OpenContext(
      long epoch, KubeContext context, SessionState state, ClusterSnapshot snapshot) {}

  /// What the user chose to see of the chart.
  ///
  /// @param namespaces the namespaces shown; empty means all
  /// @param search the search's text, or empty
  /// @param matches what the search found, in the order of the chart
  /// @param selected in the order of selecting; the last one is the one inspected
  /// @param yaml the YAML of the inspected object, when asked for
  public record MapView(
      Set<String> namespaces,
      String search,
      List<ObjectRef> matches,
      List<ObjectRef> selected,
      @Nullable ObjectRef hovered,
      @Nullable Yaml yaml) {
    public static final MapView START = new MapView(Set.of(), "", List.of(), List.of(), null, null);

    public MapView {
      namespaces = Set.copyOf(namespaces);
      matches = List.copyOf(matches);
      selected = List.copyOf(selected);
    }

    /// The object that the inspector shows, or null.
    public @Nullable ObjectRef inspected() {
      return selected.isEmpty() ? null : selected.getLast();
    }
  }

  /// An object's YAML, or why it could not be had; both empty while it is being fetched.
  public record Yaml(ObjectRef ref, String text, String problem) {}

  /// Something to tell the user; `id` grows.
  public record Notice(long id, Level level, String text) {}

  /// How loud a notice is.
  public enum Level {
    INFO,
    WARNING,
    ERROR
  }

  /// What lies over the chart now.
  public Overlay overlay() {
    return Overlays.of(this);
  }
}
