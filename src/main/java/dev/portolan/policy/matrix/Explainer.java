package dev.portolan.policy.matrix;

import dev.portolan.policy.Connections;
import dev.portolan.policy.Spread;
import dev.portolan.policy.matrix.Answer.Line;
import dev.portolan.policy.matrix.Answer.Of;
import dev.portolan.policy.matrix.Answer.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Explains a cell: a pair by its reasons, groups by where their pairs differ.
public final class Explainer {
  /// So many pairs of smaller groups are looked at.
  static final int MOST_PAIRS = 4_000;

  private final Matrix matrix;
  private final PortFilter filter;

  public Explainer(Matrix matrix, PortFilter filter) {
    this.matrix = matrix;
    this.filter = filter;
  }

  /// Empty when one of the two is gone.
  public Optional<Answer> explain(Key source, Key target) {
    return matrix
        .hierarchy()
        .find(source)
        .flatMap(s -> matrix.hierarchy().find(target).map(t -> explain(s, t)));
  }

  private Answer explain(Group source, Group target) {
    Cell cell = cell(source, target);
    boolean pair = source.parties().size() == 1 && target.parties().size() == 1;
    if (cell.look() == Cell.Look.NOT_APPLICABLE) {
      return new Answer(source, target, cell, List.of(), List.of(), true);
    }
    if (pair) {
      List<Line> lines =
          new PairLines(matrix.reachability(), filter)
              .of(source.parties().getFirst(), target.parties().getFirst());
      return new Answer(source, target, cell, lines, List.of(), true);
    }
    Parts parts = alike(cell) ? example(source, target) : parts(source, target);
    return new Answer(source, target, cell, lines(cell.spread()), parts.list(), parts.complete());
  }

  private Cell cell(Group source, Group target) {
    return Cell.of(matrix.spread(source, target), filter);
  }

  private List<Line> lines(Spread spread) {
    List<Line> lines = new ArrayList<>();
    Connections asked = filter.connections();
    add(lines, Of.ALLOWED_FOR_ALL, spread.every());
    add(lines, Of.ALLOWED_FOR_SOME, spread.some().minus(spread.every()));
    add(lines, Of.UNDECIDED_FOR_SOME, spread.undecided());
    add(lines, Of.DENIED_FOR_ALL, asked.minus(spread.some()).minus(spread.undecided()));
    return lines;
  }

  private static void add(List<Line> lines, Of of, Connections ports) {
    if (!ports.isEmpty()) {
      lines.add(new Line(of, ports, "", List.of()));
    }
  }

  /// True when every pair is sure to say the same.
  private static boolean alike(Cell cell) {
    return switch (cell.look()) {
      case ALL, DENIED -> true;
      case SOME -> cell.spread().undecided().isEmpty();
      default -> false;
    };
  }

  /// One pair in the place of all.
  private Parts example(Group source, Group target) {
    Group from = source;
    Group to = target;
    while (from.opens() || to.opens()) {
      Part first = firstPart(from, to);
      from = first.source();
      to = first.target();
    }
    return new Parts(List.of(new Part(cell(from, to), from, to, 1)), true);
  }

  private Part firstPart(Group source, Group target) {
    for (Group from : members(source)) {
      for (Group to : members(target)) {
        Cell cell = cell(from, to);
        if (cell.look() != Cell.Look.NOT_APPLICABLE) {
          return new Part(cell, from, to, 1);
        }
      }
    }
    throw new IllegalStateException("pairs in " + source + " and " + target + ", but in no part");
  }

  private record Parts(List<Part> list, boolean complete) {}

  private Parts parts(Group source, Group target) {
    Map<Spread, Part> bySpread = new LinkedHashMap<>();
    int seen = 0;
    for (Group from : members(source)) {
      for (Group to : members(target)) {
        if (++seen > MOST_PAIRS) {
          return new Parts(List.copyOf(bySpread.values()), false);
        }
        Cell cell = cell(from, to);
        if (cell.look() != Cell.Look.NOT_APPLICABLE) {
          // The number of pairs is no difference.
          Spread said =
              new Spread(cell.spread().every(), cell.spread().some(), cell.spread().undecided(), 1);
          bySpread.merge(
              said,
              new Part(cell, from, to, 1),
              (a, b) -> new Part(a.cell(), a.source(), a.target(), a.count() + 1));
        }
      }
    }
    return new Parts(List.copyOf(bySpread.values()), true);
  }

  private List<Group> members(Group group) {
    List<Group> members = matrix.hierarchy().children(group.key());
    return members.isEmpty() ? List.of(group) : members;
  }
}
