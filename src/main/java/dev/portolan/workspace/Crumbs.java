package dev.portolan.workspace;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way from the open context down to what is inspected: context, namespace, workload, pod.
public final class Crumbs {
  private Crumbs() {}

  /// One stop of the way.
  ///
  /// @param ref what it is, or null for the context
  public record Stop(String title, @Nullable ObjectRef ref) {
    /// What it is in words, such as `Deployment web`.
    public String words() {
      return ref == null ? "Context " + title : ref.kind().title() + " " + title;
    }
  }

  /// From the outermost to what is inspected; the context alone where nothing is, none where no
  /// context is open.
  public static List<Stop> of(Workspace workspace) {
    OpenContext open = workspace.open();
    if (open == null || open.closed()) {
      return List.of();
    }
    List<Stop> stops = new ArrayList<>();
    stops.add(new Stop(open.context().name(), null));
    ObjectRef inspected = workspace.map().inspected();
    if (inspected != null) {
      down(open.snapshot(), inspected, stops);
    }
    return List.copyOf(stops);
  }

  private static void down(ClusterSnapshot snapshot, ObjectRef ref, List<Stop> stops) {
    if (!ref.namespace().isEmpty()) {
      stops.add(new Stop(ref.namespace(), ObjectRef.namespace(ref.namespace())));
    }
    if (ref.kind() == Kind.POD) {
      SnapshotIndex.ownerOf(snapshot, ref).ifPresent(o -> stops.add(new Stop(o.name(), o)));
    }
    stops.add(new Stop(ref.name(), ref));
  }
}
