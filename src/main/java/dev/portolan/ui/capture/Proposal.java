package dev.portolan.ui.capture;

import dev.portolan.capture.FilterMaker;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import dev.portolan.workspace.Captures;
import dev.portolan.workspace.Checks;
import dev.portolan.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is captured unless the user says otherwise: in the selected pod (else the checks' source),
/// what it has to do with what else is selected (else with the checks' target).
///
/// @param where null when nothing tells
record Proposal(@Nullable ContainerRef where, String filter) {
  static final Proposal NONE = new Proposal(null, "");

  static Proposal of(Workspace w, @Nullable SnapshotIndex index) {
    Captures.Form form = w.wire().captures().form();
    ContainerRef where = form.where() == null ? where(w) : form.where();
    if (where == null || index == null) {
      return new Proposal(where, form.filter() == null ? "" : form.filter());
    }
    String filter = form.filter();
    return new Proposal(where, filter == null ? filter(w, index, where) : filter);
  }

  private static @Nullable ContainerRef where(Workspace w) {
    Optional<ObjectRef> pod =
        w.map().selected().stream().filter(r -> r.kind() == Kind.POD).findFirst();
    return pod.map(p -> new ContainerRef(p.namespace(), p.name(), ""))
        .orElse(w.checks().form().from());
  }

  private static String filter(Workspace w, SnapshotIndex index, ContainerRef where) {
    ObjectRef pod = where.podRef();
    List<ObjectRef> others = new ArrayList<>(w.map().selected());
    others.remove(pod);
    if (!others.isEmpty()) {
      return FilterMaker.between(index, pod, others, 0);
    }
    Checks.Form form = w.checks().form();
    ContainerRef from = form.from();
    boolean asked = from != null && from.podRef().equals(pod);
    return asked ? target(index, pod, form) : "";
  }

  private static String target(SnapshotIndex index, ObjectRef pod, Checks.Form form) {
    return switch (form.to()) {
      case Target.PodTarget t -> FilterMaker.between(index, pod, List.of(t.pod()), form.port());
      case Target.ServiceTarget t ->
          FilterMaker.between(index, pod, List.of(t.service()), form.port());
      case Target.HostTarget t -> FilterMaker.host(t.host(), form.port());
      case Target.IngressTarget _ -> FilterMaker.host("", form.port());
      case null -> "";
    };
  }

  /// Works a proposal out again only when something has changed that it is made of.
  static final class Memo {
    private List<Object> made = List.of();
    private @Nullable SnapshotIndex index;
    private Proposal last = NONE;

    Proposal of(Workspace w) {
      ClusterSnapshot snapshot = w.open() == null ? null : w.open().snapshot();
      List<Object> of =
          List.of(
              snapshot == null ? 0L : snapshot.generation(),
              w.open() == null ? 0L : w.open().epoch(),
              w.wire().captures().form(),
              w.map().selected(),
              w.checks().form());
      if (!of.equals(made)) {
        made = of;
        index = snapshot == null ? null : new SnapshotIndex(snapshot);
        last = Proposal.of(w, index);
      }
      return last;
    }
  }
}
