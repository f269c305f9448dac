package dev.portolan.ui.inspector;

import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.ui.inspector.Facts.Note;
import dev.portolan.ui.inspector.Facts.Section;
import dev.portolan.ui.inspector.Facts.Status;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What there is to say of a namespace: what it holds, what in it is not well, what limits it.
final class NamespaceFacts {
  private static final Note UNKNOWN = new Note(Tone.IDLE, "");

  private static final List<Kind> JUDGED =
      List.of(
          Kind.INGRESS,
          Kind.GATEWAY,
          Kind.HTTP_ROUTE,
          Kind.GRPC_ROUTE,
          Kind.TCP_ROUTE,
          Kind.TLS_ROUTE,
          Kind.REFERENCE_GRANT,
          Kind.SERVICE,
          Kind.POD);

  private NamespaceFacts() {}

  static List<Section> of(SnapshotIndex index, String namespace) {
    return List.of(
        contents(index, namespace), troubles(index, namespace), policies(index, namespace));
  }

  private static Section contents(SnapshotIndex index, String namespace) {
    SectionBuilder rows = new SectionBuilder("Holds");
    for (Kind kind : Kind.values()) {
      if (kind.namespaced() && kind != Kind.ENDPOINT_SLICE && kind != Kind.REPLICA_SET) {
        int count = objects(index, kind, namespace).size();
        boolean known = Words.known(index.snapshot(), kind, namespace);
        if (!known) {
          Note lack = Words.unseen(index.snapshot(), kind, namespace).orElse(UNKNOWN);
          String seen =
              count == 0 ? Words.lack(index.snapshot(), kind, namespace) : "at least " + count;
          rows.row(Words.plural(kind), seen, lack.tone(), lack.text());
        } else if (count > 0) {
          rows.row(Words.plural(kind), Integer.toString(count));
        }
      }
    }
    Section section = rows.build();
    return section.rows().isEmpty()
        ? rows.note(new Note(Tone.IDLE, "It is empty.")).build()
        : section;
  }

  private static Section troubles(SnapshotIndex index, String namespace) {
    List<ObjectRef> refs = new ArrayList<>();
    for (Kind kind : JUDGED) {
      objects(index, kind, namespace).forEach(object -> refs.add(object.ref()));
    }
    SectionBuilder rows = new SectionBuilder("Needs a look");
    record Trouble(ObjectRef ref, Status status) {}
    List<Trouble> troubles =
        refs.stream()
            .map(ref -> new Trouble(ref, Standing.of(index, ref)))
            .filter(t -> t.status().tone() == Tone.BAD || t.status().tone() == Tone.WARN)
            .sorted(Comparator.comparing((Trouble t) -> t.status().tone() == Tone.WARN))
            .toList();
    troubles.forEach(t -> rows.link(t.ref().kind().title(), t.ref().name(), t.ref(), t.status()));
    if (troubles.isEmpty()) {
      rows.note(new Note(Tone.GOOD, "Nothing that was read of it."));
    }
    return rows.build();
  }

  private static Section policies(SnapshotIndex index, String namespace) {
    SectionBuilder rows = new SectionBuilder("Network policies");
    var policies =
        index.snapshot().networkPolicies().stream()
            .filter(p -> p.namespace().equals(namespace))
            .toList();
    policies.forEach(p -> rows.link("", p.name(), p.ref(), Standing.of(index, p.ref())));
    Words.unseen(index.snapshot(), Kind.NETWORK_POLICY, namespace).ifPresent(rows::note);
    if (policies.isEmpty() && Words.known(index.snapshot(), Kind.NETWORK_POLICY, namespace)) {
      rows.note(new Note(Tone.IDLE, "None: every pod in it admits all traffic."));
    }
    return rows.build();
  }

  private static List<KubeObject> objects(SnapshotIndex index, Kind kind, String namespace) {
    return index.snapshot().shelf(kind).in(namespace);
  }
}
