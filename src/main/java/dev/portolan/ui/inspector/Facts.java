package dev.portolan.ui.inspector;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.Gateway;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.IngressClass;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Namespace;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PluginPolicy;
import dev.portolan.model.Pod;
import dev.portolan.model.ReferenceGrant;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.model.Workload;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the inspector says of an object, or of several: a heading, a status and sections of rows.
///
/// @param kind the kind whose glyph stands before the title, or null for several objects
/// @param subtitle kind and namespace in words
record Facts(
    String title, String subtitle, @Nullable Kind kind, Status status, List<Section> sections) {
  Facts {
    sections = List.copyOf(sections);
  }

  /// A short word on how the thing is.
  record Status(Tone tone, String text) {}

  /// Rows under one heading; the note, if any, is read first.
  record Section(String title, @Nullable Note note, List<Fact> rows) {
    Section {
      rows = List.copyOf(rows);
    }
  }

  /// A sentence that explains the section: a reason, a warning, what could not be read.
  record Note(Tone tone, String text) {}

  /// One row.
  ///
  /// @param link the object that the value names, or null
  /// @param remark what is said after the value, smaller; may be empty
  record Fact(String label, String value, Tone tone, @Nullable ObjectRef link, String remark) {}

  static Facts of(SnapshotIndex index, ObjectRef ref) {
    Optional<KubeObject> found = index.snapshot().find(ref);
    Status status = Standing.of(index, ref);
    List<Section> sections =
        found.map(object -> sections(index, object)).orElseGet(() -> unseen(index, ref));
    String where = ref.namespace().isEmpty() ? "" : " in " + ref.namespace();
    return new Facts(ref.name(), ref.kind().title() + where, ref.kind(), status, sections);
  }

  /// Several objects: how many of each kind, and a row for each.
  static Facts of(SnapshotIndex index, List<ObjectRef> refs) {
    if (refs.size() == 1) {
      return of(index, refs.getFirst());
    }
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    refs.forEach(ref -> counts.merge(ref.kind(), 1, Integer::sum));
    SectionBuilder kinds = new SectionBuilder("Selection");
    counts.forEach((kind, count) -> kinds.row(Words.plural(kind), Integer.toString(count)));
    SectionBuilder objects = new SectionBuilder("Objects");
    for (ObjectRef ref : refs) {
      Status status = Standing.of(index, ref);
      objects.link(ref.kind().title(), ref.path(), ref, status);
    }
    return new Facts(
        refs.size() + " objects",
        "selected on the map",
        null,
        new Status(Tone.PLAIN, ""),
        List.of(kinds.build(), objects.build()));
  }

  private static List<Section> sections(SnapshotIndex index, KubeObject object) {
    List<Section> sections =
        new ArrayList<>(
            switch (object) {
              case Pod pod -> PodFacts.of(index, pod);
              case Service service -> ServiceFacts.of(index, service);
              case Workload workload -> WorkloadFacts.of(index, workload);
              case Namespace namespace -> NamespaceFacts.of(index, namespace.name());
              case Ingress ingress -> IngressFacts.of(index, ingress);
              case IngressClass c -> List.of(IngressFacts.of(c));
              case Gateway gateway -> GatewayFacts.of(index, gateway);
              case GatewayRoute route -> RouteFacts.of(index, route);
              case Node node -> NodeFacts.of(index, node);
              case ReferenceGrant grant -> RouteFacts.of(grant);
              case NetworkPolicy policy -> PolicyFacts.of(index, policy);
              case AdminPolicy policy -> OtherPolicyFacts.of(policy);
              case PluginPolicy policy -> OtherPolicyFacts.of(policy);
              case EndpointSlice slice -> List.of(EndpointFacts.ofSlice(index, slice));
            });
    if (!object.labels().isEmpty()) {
      SectionBuilder labels = new SectionBuilder("Labels");
      object.labels().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(label -> labels.row("", label.getKey() + "=" + label.getValue()));
      sections.add(labels.build());
    }
    return sections;
  }

  /// A namespace that may not be listed can be read all the same.
  private static List<Section> unseen(SnapshotIndex index, ObjectRef ref) {
    if (ref.kind() == Kind.NAMESPACE && !index.snapshot().coverage(Kind.NAMESPACE).complete()) {
      return NamespaceFacts.of(index, ref.name());
    }
    return List.of(missing(index, ref));
  }

  private static Section missing(SnapshotIndex index, ObjectRef ref) {
    Note unseen =
        Words.unseen(index.snapshot(), ref.kind(), ref.namespace())
            .orElse(
                new Note(Tone.WARN, "It is no longer in the cluster: it was deleted or replaced."));
    return new Section("Gone", unseen, List.of());
  }
}
