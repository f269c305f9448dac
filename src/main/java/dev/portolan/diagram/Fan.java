package dev.portolan.diagram;

import dev.portolan.diagram.Ties.Mark;
import dev.portolan.diagram.Ties.Tie;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The lines of an object's ties as one sees them from a certain distance. Those that say the same
/// run on one track, those that do not side by side.
public final class Fan {
  /// How far apart two tracks are at best, in points.
  private static final double TRACK = 3.4;

  private static final double TAG_HEIGHT = 22;
  private static final double TAG_CHAR = 7;
  private static final double TAG_GAP = 12;

  private final Courses courses;
  private final double point;
  private final List<Track> tracks;
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

  /// What the lines of one track have in common.
  private record Track(Mark mark, boolean out, boolean in) implements Comparable<Track> {
    @Override
    public int compareTo(Track o) {
      return Comparator.comparing(Track::mark)
          .thenComparing(Track::out)
          .thenComparing(Track::in)
          .compare(this, o);
    }
  }

  private Fan(Courses courses, double scale) {
    this.courses = courses;
    this.point = 1 / scale;
    Set<Track> all = new TreeSet<>();
    courses.legs().forEach(l -> all.addAll(tracks(l.tie())));
    courses.outside().forEach(t -> all.addAll(tracks(t)));
    tracks = List.copyOf(all);
  }

  /// Lays the ties over the chart; nothing when their subject is not on it.
  ///
  /// @param scale points per chart unit: how near one looks
  public static Fan of(Diagram diagram, Ties ties, double scale) {
    return of(Courses.of(diagram, ties, scale), scale);
  }

  /// The same with ways that were found before.
  public static Fan of(Courses courses, double scale) {
    Fan fan = new Fan(courses, scale);
    courses.legs().forEach(l -> fan.lay(l.tie(), l.points()));
    courses.more().forEach((place, count) -> fan.tag("+" + count, place, 0.5, false));
    int outside = 0;
    for (Tie tie : courses.outside()) {
      fan.outside(tie, outside++);
    }
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

  /// Signs stand on the band of the outside world; where there is none, along the chart's upper or
  /// lower edge, whichever is closer.
  private void outside(Tie tie, int at) {
    Rect bounds = courses.bounds();
    Rect from = courses.subject();
    Rect world = courses.world().orElse(null);
    boolean above = world != null || from.y() - bounds.y() <= bounds.bottom() - from.bottom();
    double upper = world == null ? bounds.y() : world.bottom();
    double width = width(tie.name());
    double step = Math.max(width, 160 * point) + TAG_GAP * point;
    double middle = from.centerX() + (at - (courses.outside().size() - 1) / 2.0) * step;
    double half = Math.min(width, bounds.width()) / 2;
    double x = Math.clamp(middle, bounds.x() + half, bounds.right() - half);
    Point place = new Point(x, above ? upper : bounds.bottom());
    tag(tie.name(), place, above ? 1 : 0, true);
    lay(tie, courses.toEdge(place));
  }

  /// @param rise how much of the sign stands above its place
  private void tag(String text, Point place, double rise, boolean outside) {
    double width = width(text);
    double height = TAG_HEIGHT * point;
    double top = place.y() - rise * height;
    tags.add(new Tag(text, new Rect(place.x() - width / 2, top, width, height), outside));
  }

  private double width(String text) {
    return (text.length() * TAG_CHAR + 18) * point;
  }

  /// One line for both directions when they say the same, else one for each.
  private Set<Track> tracks(Tie tie) {
    Mark out = courses.ways().out() ? tie.out() : Mark.NONE;
    Mark in = courses.ways().in() ? tie.in() : Mark.NONE;
    Set<Track> of = new LinkedHashSet<>();
    if (out != Mark.NONE) {
      of.add(new Track(out, true, out == in));
    }
    if (in != Mark.NONE && in != out) {
      of.add(new Track(in, false, true));
    }
    return of;
  }

  private void lay(Tie tie, List<Point> way) {
    double step = Math.min(TRACK * point, 2 * courses.freedom() / Math.max(1, tracks.size() - 1));
    for (Track track : tracks(tie)) {
      double aside = (tracks.indexOf(track) - (tracks.size() - 1) / 2.0) * step;
      strands.add(new Strand(tie, track.mark(), track.out(), track.in(), Bends.beside(way, aside)));
    }
  }
}
