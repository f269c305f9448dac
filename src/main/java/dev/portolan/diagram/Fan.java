package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Ties.Bundle;
import dev.portolan.diagram.Ties.Mark;
import dev.portolan.diagram.Ties.Tie;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Lays the lines of an object's ties over a chart. Lines to one namespace run together as far as
/// its border and fan out behind it.
public final class Fan {
  /// Below this many points per unit a namespace is one peer.
  private static final double NEAR = 0.22;

  private static final double LANE = 2.5;
  private static final double TAG_HEIGHT = 22;
  private static final double TAG_CHAR = 7;

  private final Diagram diagram;
  private final Ties ties;
  private final double point;
  private final boolean near;
  private final List<Strand> strands = new ArrayList<>();
  private final List<Tag> tags = new ArrayList<>();

  /// One line on the chart.
  ///
  /// @param out true when it says whom the subject may reach; both may be true
  /// @param points from the subject to the peer
  public record Strand(Tie tie, Mark mark, boolean out, boolean in, List<Point> points) {
    public Strand {
      points = List.copyOf(points);
    }

    /// What is said of it: of the directions that it stands for.
    public List<String> said() {
      return tie.tip().lines(out, in);
    }
  }

  /// A sign on the chart: a place outside, or how many peers are left out.
  public record Tag(String text, Rect rect, boolean outside) {}

  private Fan(Diagram diagram, Ties ties, double scale) {
    this.diagram = diagram;
    this.ties = ties;
    this.point = 1 / scale;
    this.near = scale >= NEAR;
  }

  /// Lays the ties over the chart; nothing when their subject is not on it.
  ///
  /// @param scale points per chart unit: how near one looks
  public static Fan of(Diagram diagram, Ties ties, double scale) {
    Fan fan = new Fan(diagram, ties, scale);
    diagram.box(ties.subject()).ifPresent(fan::draw);
    fan.strands.sort(Comparator.comparing(Strand::mark));
    return fan;
  }

  /// In the order of painting.
  public List<Strand> strands() {
    return List.copyOf(strands);
  }

  public List<Tag> tags() {
    return List.copyOf(tags);
  }

  /// The lines at a place of the chart, the uppermost first.
  public List<Strand> at(double x, double y, double slack) {
    return strands.reversed().stream()
        .filter(s -> Curves.distance(s.points(), x, y) <= slack)
        .toList();
  }

  private void draw(Box subject) {
    int outside = 0;
    for (Bundle bundle : ties.bundles()) {
      if (bundle.namespace() == null) {
        for (Tie tie : bundle.parts()) {
          outside(subject, tie, outside++, bundle.parts().size());
        }
      } else {
        diagram.box(bundle.namespace()).ifPresent(box -> inside(subject, box, bundle));
      }
    }
  }

  private void inside(Box subject, Box namespace, Bundle bundle) {
    if (namespace.ref().equals(subject.ref())) {
      return;
    }
    boolean own = namespace.rect().contains(subject.rect());
    if (own) {
      bundle.parts().forEach(t -> peer(t).ifPresent(b -> direct(subject, b.rect(), t)));
      return;
    }
    Curves.Gate gate = Curves.gate(subject.rect(), namespace.rect(), 14);
    boolean several = bundle.rest() != null || bundle.parts().size() > 1;
    if (!near && several) {
      lanes(bundle.whole(), lane -> Curves.trunk(subject.rect(), gate, lane));
      return;
    }
    Tie rest = bundle.rest();
    if (rest != null) {
      lanes(rest, lane -> Curves.trunk(subject.rect(), gate, lane));
    }
    for (Tie tie : bundle.parts()) {
      peer(tie)
          .ifPresent(
              b ->
                  lanes(
                      tie,
                      lane ->
                          Curves.join(
                              Curves.trunk(subject.rect(), gate, lane),
                              Curves.branch(gate, b.rect(), lane))));
    }
    if (bundle.more() > 0) {
      String text = "+" + bundle.more();
      tags.add(new Tag(text, tagAt(gate.x(), gate.y(), text), false));
    }
  }

  private Optional<Box> peer(Tie tie) {
    return Optional.ofNullable(tie.peer()).flatMap(diagram::box);
  }

  private void direct(Box subject, Rect peer, Tie tie) {
    if (peer.contains(subject.rect())) {
      return;
    }
    Curves.Gate gate = Curves.gate(subject.rect(), peer, 6);
    lanes(tie, lane -> Curves.trunk(subject.rect(), gate, lane));
  }

  /// Signs stand along the chart's upper or lower edge, whichever is closer.
  private void outside(Box subject, Tie tie, int at, int of) {
    Rect bounds = diagram.bounds();
    Rect from = subject.rect();
    boolean above = from.y() - bounds.y() <= bounds.bottom() - from.bottom();
    double width = width(tie.name());
    double step = Math.max(width, 160 * point) + 12 * point;
    double room = bounds.width() / 2;
    double x =
        Math.clamp(
            from.centerX() + (at - (of - 1) / 2.0) * step,
            bounds.centerX() - room + width / 2,
            bounds.centerX() + room - width / 2 + 1);
    double y = above ? bounds.y() : bounds.bottom();
    Rect rect = tagAt(x, y, tie.name());
    tags.add(new Tag(tie.name(), rect, true));
    Curves.Gate gate = Curves.gate(from, rect, 8 * point);
    lanes(tie, lane -> Curves.trunk(from, gate, lane));
  }

  private Rect tagAt(double x, double y, String text) {
    double width = width(text);
    double height = TAG_HEIGHT * point;
    return new Rect(x - width / 2, y - height / 2, width, height);
  }

  private double width(String text) {
    return (text.length() * TAG_CHAR + 18) * point;
  }

  /// A line's way, given how far it is moved aside.
  private interface Way {
    List<Point> points(double lane);
  }

  /// One line for both directions when they say the same, else one beside the other.
  private void lanes(Tie tie, Way way) {
    Mark out = ties.ways().out() ? tie.out() : Mark.NONE;
    Mark in = ties.ways().in() ? tie.in() : Mark.NONE;
    boolean both = out != Mark.NONE && in != Mark.NONE;
    if (both && out == in) {
      strands.add(new Strand(tie, out, true, true, way.points(0)));
      return;
    }
    double aside = both ? LANE * point : 0;
    if (out != Mark.NONE) {
      strands.add(new Strand(tie, out, true, false, way.points(aside)));
    }
    if (in != Mark.NONE) {
      strands.add(new Strand(tie, in, false, true, way.points(-aside)));
    }
  }
}
