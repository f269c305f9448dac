package dev.portolan.diagram;

import dev.portolan.diagram.Ties.Bundle;
import dev.portolan.diagram.Ties.Tie;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ways of an object's ties over a chart, whatever the distance one looks from: finding them
/// costs more than drawing them, so whoever draws keeps them as long as chart and ties are the
/// same.
public final class Courses {
  /// Below this many points per unit a namespace is one peer.
  private static final double NEAR = 0.22;

  /// How far a line may be moved aside: between cards, and between pods.
  private static final double FREEDOM = 5;

  private static final double NARROW = 2;

  private final Diagram diagram;
  private final Ties ties;
  private final boolean near;
  private final Set<ObjectRef> tiles;
  private final Rect subject;
  private final @Nullable Passages passages;
  private final double freedom;
  private final List<Leg> legs = new ArrayList<>();
  private final List<Tie> outside = new ArrayList<>();
  private final Map<Point, Integer> more = new LinkedHashMap<>();

  /// A tie and its way, from the subject's border to the peer's.
  record Leg(Tie tie, List<Point> points) {}

  private Courses(Diagram diagram, Ties ties, boolean near, Set<ObjectRef> tiles) {
    this.tiles = tiles;
    this.diagram = diagram;
    this.ties = ties;
    this.near = near;
    ObjectRef home = ObjectRef.namespace(ties.subject().namespace());
    Optional<Rect> box = diagram.anchor(tiles.contains(home) ? home : ties.subject());
    subject = box.orElse(Rect.ZERO);
    passages = box.map(diagram::passages).orElse(null);
    Set<Rect> pods = new LinkedHashSet<>();
    if (passages != null) {
      for (Bundle bundle : ties.bundles()) {
        if (bundle.namespace() == null) {
          outside.addAll(bundle.parts());
        } else {
          lead(passages, bundle);
        }
        bundle.parts().stream().flatMap(t -> peer(t).stream()).forEach(pods::add);
      }
    }
    pods.add(subject);
    boolean narrow = pods.stream().anyMatch(p -> p.height() < Measures.CARD_HEIGHT);
    freedom = narrow ? NARROW : FREEDOM;
  }

  /// The courses of one thing's ties over a chart.
  ///
  /// @param scale points per chart unit: how near one looks
  public static Courses of(Diagram diagram, Ties ties, double scale) {
    return of(diagram, ties, scale, Set.of());
  }

  /// The same on a chart of which some namespaces are drawn as tiles: lines end at those.
  public static Courses of(Diagram diagram, Ties ties, double scale, Set<ObjectRef> tiles) {
    return new Courses(diagram, ties, scale >= NEAR, touched(ties, tiles));
  }

  /// Those tiles at which ties begin or end.
  private static Set<ObjectRef> touched(Ties ties, Set<ObjectRef> tiles) {
    Set<ObjectRef> touched = new HashSet<>();
    touched.add(ObjectRef.namespace(ties.subject().namespace()));
    ties.bundles().stream()
        .flatMap(b -> Optional.ofNullable(b.namespace()).stream())
        .forEach(touched::add);
    touched.retainAll(tiles);
    return touched;
  }

  /// The courses of all ties, those found before where nothing changed.
  public static List<Courses> all(
      List<Courses> before, Diagram diagram, List<Ties> ties, double scale, Set<ObjectRef> tiles) {
    List<Courses> all = new ArrayList<>();
    for (int i = 0; i < ties.size(); i++) {
      Courses had = i < before.size() ? before.get(i) : null;
      boolean same =
          had != null
              && had.diagram.equals(diagram)
              && Objects.equals(had.ties, ties.get(i))
              && had.near == scale >= NEAR
              && had.tiles.equals(touched(ties.get(i), tiles));
      all.add(had != null && same ? had : of(diagram, ties.get(i), scale, tiles));
    }
    return List.copyOf(all);
  }

  private void lead(Passages ways, Bundle bundle) {
    Rect frame =
        Optional.ofNullable(bundle.namespace())
            .flatMap(diagram::box)
            .map(Diagram.Box::rect)
            .orElse(null);
    if (frame == null || frame.equals(subject)) {
      return;
    }
    Map<Tie, Rect> peers = new LinkedHashMap<>();
    bundle
        .parts()
        .forEach(t -> peer(t).filter(p -> !p.contains(subject)).ifPresent(p -> peers.put(t, p)));
    Set<Rect> ends = new LinkedHashSet<>(peers.values());
    if (frame.contains(subject)) {
      Map<Rect, List<Point>> found = ways.ways(frame, ends);
      peers.forEach((tie, peer) -> leg(tie, found.get(peer)));
      return;
    }
    Tie rest = bundle.rest();
    ObjectRef namespace = bundle.namespace();
    if (namespace != null && tiles.contains(namespace)) {
      leg(bundle.whole(), ways.toBorder(frame));
      return;
    }
    if (!near && (rest != null || bundle.parts().size() > 1)) {
      leg(bundle.whole(), ways.toBorder(frame));
      return;
    }
    Passages.Entry entry =
        ends.isEmpty()
            ? new Passages.Entry(ways.toBorder(frame), Map.of())
            : ways.into(frame, ends);
    if (rest != null) {
      leg(rest, entry.trunk());
    }
    peers.forEach((tie, peer) -> leg(tie, entry.ways().get(peer)));
    if (bundle.more() > 0) {
      more.put(entry.trunk().getLast(), bundle.more());
    }
  }

  private void leg(Tie tie, @Nullable List<Point> points) {
    if (points != null) {
      legs.add(new Leg(tie, points));
    }
  }

  private Optional<Rect> peer(Tie tie) {
    return Optional.ofNullable(tie.peer()).flatMap(diagram::anchor);
  }

  List<Leg> legs() {
    return List.copyOf(legs);
  }

  /// The ties to places that are not on the chart.
  List<Tie> outside() {
    return List.copyOf(outside);
  }

  /// How many peers are left out, by the place at which the lines to the others part.
  Map<Point, Integer> more() {
    return more;
  }

  List<Point> toEdge(Point place) {
    return passages == null ? List.of(place) : passages.to(place);
  }

  /// How far a line may be moved aside without meeting a box.
  double freedom() {
    return freedom;
  }

  Ties.Ways ways() {
    return ties.ways();
  }

  Rect subject() {
    return subject;
  }

  Rect bounds() {
    return diagram.bounds();
  }

  /// Where the outside world lies, if the chart shows it.
  Optional<Rect> world() {
    return diagram.world().map(World::rect);
  }
}
