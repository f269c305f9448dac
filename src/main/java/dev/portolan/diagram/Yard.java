package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Lane.Side;
import dev.portolan.diagram.LaneNet.Spot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The free ways inside one namespace: between its cards, and between the pods of those workloads
/// of which one is an end. No way leads over a heading.
final class Yard {
  /// From a card, and from a pod, to the way beside it: less than half of the gaps between them.
  static final double CARD_DISTANCE = 8;

  private static final double POD_DISTANCE = 3;

  private final Rect region;
  private final List<Rect> solids = new ArrayList<>();
  private final List<Lane> lanes;
  private final Map<Rect, List<Spot>> doors = new HashMap<>();

  /// @param ends the boxes that lines begin or end at
  Yard(Index index, Rect frame, Collection<Rect> ends) {
    region = frame.grow(Passages.CORRIDOR + 0.5);
    List<Rect> cards = new ArrayList<>();
    index.solids(frame).forEach(s -> cards.add(s.rect()));
    solids.addAll(cards);
    solids.add(new Rect(frame.x(), frame.y(), frame.width(), Measures.namespaceHeading(frame)));
    lanes = new ArrayList<>(Lane.beside(cards, solids, region, CARD_DISTANCE));
    Set<Rect> entered = new HashSet<>();
    for (Rect end : ends) {
      List<Rect> around =
          cards.stream().filter(c -> c.contains(end) && !c.equals(end)).limit(1).toList();
      if (around.isEmpty()) {
        door(end, solids, region, CARD_DISTANCE);
      } else {
        Rect card = around.getFirst();
        List<Rect> pods = pods(index, card);
        Rect inside = card.grow(CARD_DISTANCE + 0.5);
        if (entered.add(card)) {
          lanes.addAll(Lane.beside(pods.subList(1, pods.size()), pods, inside, POD_DISTANCE));
        }
        door(end, pods, inside, POD_DISTANCE);
      }
    }
  }

  /// The workload's heading, then its pods.
  private static List<Rect> pods(Index index, Rect workload) {
    List<Rect> all = new ArrayList<>();
    all.add(new Rect(workload.x(), workload.y(), workload.width(), Measures.WORKLOAD_HEADING - 1));
    for (Box box : index.boxesIn(workload)) {
      if (box.shape() == Shape.POD && workload.contains(box.rect())) {
        all.add(box.rect());
      }
    }
    return all;
  }

  private void door(Rect end, List<Rect> among, Rect within, double distance) {
    List<Lane> out = new ArrayList<>();
    for (Side side : Side.values()) {
      out.add(Lane.out(end, side, among, within, distance));
    }
    lanes.addAll(out);
    doors.put(end, LaneNet.sides(end, out));
  }

  List<Lane> lanes() {
    return lanes;
  }

  /// The middles of the sides of one of the ends, on the ways out of it.
  List<Spot> doors(Rect end) {
    return doors.getOrDefault(end, List.of());
  }

  /// The way into the namespace through a place before its border.
  Lane entry(boolean upright, Point place) {
    return Lane.through(upright, place, solids, region, CARD_DISTANCE);
  }
}
