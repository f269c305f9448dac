package dev.portolan.ui.inspector;

import dev.portolan.model.Kind;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.model.Workload;
import dev.portolan.ui.inspector.Facts.Note;
import dev.portolan.ui.inspector.Facts.Section;
import dev.portolan.ui.inspector.Facts.Status;
import dev.portolan.ui.parts.Tone;
import java.util.List;

/// What there is to say of a workload.
final class WorkloadFacts {
  private WorkloadFacts() {}

  static List<Section> of(SnapshotIndex index, Workload workload) {
    List<Pod> pods = pods(index, workload);
    SectionBuilder rows = new SectionBuilder(workload.ref().kind().title());
    rows.row("Wanted", Integer.toString(workload.desired()));
    rows.row(
        "Ready", Integer.toString(workload.ready()), Standing.of(index, workload.ref()).tone(), "");
    rows.row("Selector", workload.selector().toString());
    OwnerRef owner = workload.meta().owner();
    if (owner != null) {
      rows.row("Owner", owner.name(), Tone.PLAIN, owner.kind());
    }
    rows.row("Created", Words.time(workload.meta().created()));
    return List.of(
        rows.build(),
        podList("Pods", index, workload.namespace(), pods),
        services(index, workload.namespace(), pods));
  }

  /// Pods as links with their status, or why none can be shown.
  static Section podList(String title, SnapshotIndex index, String namespace, List<Pod> pods) {
    SectionBuilder rows =
        new SectionBuilder(pods.isEmpty() ? title : title + " (" + pods.size() + ")");
    for (Pod pod : pods) {
      String address = pod.ips().isEmpty() ? "no address" : pod.ips().getFirst();
      rows.link(address, pod.name(), pod.ref(), where(pod));
    }
    Words.unseen(index.snapshot(), Kind.POD, namespace).ifPresent(rows::note);
    if (pods.isEmpty() && Words.known(index.snapshot(), Kind.POD, namespace)) {
      rows.note(new Note(Tone.IDLE, "None."));
    }
    return rows.build();
  }

  private static Status where(Pod pod) {
    Status status = Standing.of(pod);
    String node = pod.nodeName().isEmpty() ? "" : " on " + pod.nodeName();
    return new Status(status.tone(), status.text() + node);
  }

  /// A replica set of a deployment is not the top owner, so its pods are found by their own owner.
  private static List<Pod> pods(SnapshotIndex index, Workload workload) {
    ObjectRef ref = workload.ref();
    List<Pod> owned = index.podsOf(ref);
    return !owned.isEmpty()
        ? owned
        : index.podsIn(ref.namespace()).stream().filter(pod -> ownedBy(pod, ref)).toList();
  }

  private static boolean ownedBy(Pod pod, ObjectRef ref) {
    OwnerRef owner = pod.meta().owner();
    return owner != null
        && owner.kind().equals(ref.kind().title())
        && owner.name().equals(ref.name());
  }

  private static Section services(SnapshotIndex index, String namespace, List<Pod> pods) {
    SectionBuilder rows = new SectionBuilder("Services that lead here");
    boolean found = false;
    for (Service service : index.snapshot().services()) {
      if (index.podsSelectedBy(service).stream().anyMatch(pods::contains)) {
        rows.link("", service.name(), service.ref(), Standing.of(index, service));
        found = true;
      }
    }
    Words.unseen(index.snapshot(), Kind.SERVICE, namespace).ifPresent(rows::note);
    if (!found && Words.known(index.snapshot(), Kind.SERVICE, namespace)) {
      rows.note(new Note(Tone.IDLE, "No service selects its pods."));
    }
    return rows.build();
  }
}
