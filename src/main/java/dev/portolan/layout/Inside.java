package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import dev.portolan.topology.Relation;
import dev.portolan.topology.Same;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The contents of one group laid out, from their own upper left corner; and what they were laid
/// out of, to see whether the next ones are the same.
///
/// @param of what the contents are
/// @param parts the pieces that hang together and where they stand, for the next layout
/// @param slots the slots of those things that stand in a grid
record Inside(
    Contents of,
    double width,
    double height,
    Map<ObjectRef, Area> areas,
    Map<Link, List<Corner>> ways,
    Map<ObjectRef, Piece> parts,
    Slots slots) {
  /// What a group holds: things with their sizes, and the links between them.
  record Contents(List<Block> things, List<Link> links) {
    Contents {
      things = List.copyOf(things);
      links = List.copyOf(links);
    }

    /// True when another would be laid out the same: the state of links does not matter.
    boolean same(Contents o) {
      if (things.size() != o.things.size() || links.size() != o.links.size()) {
        return false;
      }
      for (int i = 0; i < things.size(); i++) {
        Block a = things.get(i);
        Block b = o.things.get(i);
        if (!a.equals(b) || a.width() != b.width() || a.height() != b.height()) {
          return false;
        }
      }
      for (int i = 0; i < links.size(); i++) {
        Link a = links.get(i);
        Link b = o.links.get(i);
        if (a.relation() != b.relation() || !a.from().equals(b.from()) || !a.to().equals(b.to())) {
          return false;
        }
      }
      return true;
    }
  }

  /// A piece of the contents.
  ///
  /// @param place where it stands, before anything that the user put elsewhere
  record Piece(Contents of, Area place, Map<ObjectRef, Area> areas, Map<Link, List<Corner>> ways) {}

  /// The same arrangement of links that are in another state.
  Inside with(Contents now) {
    Map<Ends, List<Corner>> had = new HashMap<>();
    ways.forEach((l, w) -> had.put(Ends.of(l), w));
    Map<Link, List<Corner>> next = new HashMap<>();
    for (Link link : now.links()) {
      List<Corner> way = had.get(Ends.of(link));
      if (way != null) {
        next.put(link, way);
      }
    }
    return new Inside(now, width, height, areas, next, parts, slots);
  }

  /// The same with things where the user put them; the others make room. The lines have to find new
  /// ways.
  Inside pinned(Map<ObjectRef, Pins.Place> pins) {
    Map<ObjectRef, Area> places = Settling.inside(areas, pins, Metrics.COLUMN_GAP);
    if (Same.one(places, areas)) {
      return this;
    }
    Area all = places.values().stream().reduce(Area::union).orElse(new Area(0, 0, 0, 0));
    return new Inside(of, all.right(), all.bottom(), places, Map.of(), parts, slots);
  }

  /// A link whatever its state.
  private record Ends(Relation relation, ObjectRef from, ObjectRef to) {
    static Ends of(Link link) {
      return new Ends(link.relation(), link.from(), link.to());
    }
  }
}
