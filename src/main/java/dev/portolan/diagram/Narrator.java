package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Facts.Tally;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import dev.portolan.topology.Relation;
import dev.portolan.topology.Topology;
import dev.portolan.topology.Vertex;
import java.util.ArrayList;
import java.util.List;

/// Puts a topology into words: the boxes' lines, the namespaces' counts, the chart's title.
final class Narrator {
  private static final List<Kind> COUNTED =
      List.of(Kind.NAMESPACE, Kind.POD, Kind.SERVICE, Kind.ENDPOINT_SLICE, Kind.INGRESS);

  private final ClusterSnapshot snapshot;
  private final Topology topology;

  Narrator(ClusterSnapshot snapshot, Topology topology) {
    this.snapshot = snapshot;
    this.topology = topology;
  }

  Box box(Vertex vertex, Rect rect) {
    dev.portolan.topology.Tally t = vertex.tally();
    String note = vertex.ref().kind() == Kind.NAMESPACE ? contents(vertex) : Captions.note(vertex);
    return new Box(
        vertex.ref(),
        Captions.shape(vertex.ref().kind()),
        rect,
        vertex.ref().name(),
        Captions.subtitle(vertex),
        Captions.health(vertex.condition()),
        new Facts(
            Captions.glyph(vertex.ref(), vertex.object()),
            new Tally(t.good(), t.warn(), t.bad(), t.idle()),
            note));
  }

  /// A namespace's contents in a few words: `12 pods, 3 services`, or what is not to be seen.
  private String contents(Vertex namespace) {
    List<ObjectRef> things =
        topology.from(namespace.ref(), Relation.CONTAINS).stream().map(Link::to).toList();
    long services = things.stream().filter(t -> t.kind() == Kind.SERVICE).count();
    String pods = count(namespace.tally().total(), "pod", Kind.POD);
    String text = services == 0 ? pods : pods + " · " + count(services, "service", Kind.SERVICE);
    boolean nothing = things.isEmpty() && snapshot.coverage(Kind.POD).complete();
    return nothing && snapshot.coverage(Kind.SERVICE).complete() ? "empty" : text;
  }

  private String count(long number, String what, Kind kind) {
    if (number == 0 && !snapshot.coverage(kind).complete()) {
      return what + "s not visible";
    }
    return number + " " + what + (number == 1 ? "" : "s");
  }

  About about() {
    int[] counts = new int[Diagram.Shape.values().length];
    List<String> gaps = new ArrayList<>();
    for (Vertex vertex : topology.vertices().values()) {
      switch (Captions.shape(vertex.ref().kind())) {
        case NAMESPACE -> counts[0]++;
        case WORKLOAD -> counts[1]++;
        case POD -> counts[2]++;
        case SERVICE -> counts[3]++;
        case INGRESS -> counts[4]++;
      }
    }
    for (Kind kind : COUNTED) {
      switch (snapshot.coverage(kind)) {
        case Coverage.Forbidden f -> gaps.add("not allowed to see " + kind.plural());
        case Coverage.Failed f -> gaps.add(kind.plural() + " could not be read");
        case Coverage.Syncing s -> gaps.add(kind.plural() + " still loading");
        case Coverage.Scoped s ->
            gaps.add(kind.plural() + " of " + String.join(", ", s.namespaces().keySet()) + " only");
        case Coverage.Complete c -> {}
      }
    }
    ClusterSnapshot.Origin origin = snapshot.origin();
    return new About(
        origin.context(),
        origin.serverVersion(),
        origin.simulated(),
        snapshot.time(),
        new About.Counts(counts[0], counts[1], counts[2], counts[3], counts[4]),
        gaps);
  }
}
