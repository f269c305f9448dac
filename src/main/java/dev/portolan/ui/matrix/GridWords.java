package dev.portolan.ui.matrix;

import dev.portolan.policy.Spread;
import dev.portolan.policy.matrix.Axis;
import dev.portolan.policy.matrix.Cell;
import dev.portolan.policy.matrix.Group;
import dev.portolan.policy.matrix.Key;
import dev.portolan.ui.matrix.Geometry.Spot;

/// What a place of the grid is, in words: for the tip and for a screen reader.
final class GridWords {
  private GridWords() {}

  /// Empty for no place.
  static String of(Sight sight, Spot spot, CellCache cache) {
    Axis rows = sight.matrix().rows();
    Axis columns = sight.matrix().columns();
    if (spot.row() >= rows.size() || spot.column() >= columns.size()) {
      return "";
    }
    if (spot.cell()) {
      return cell(sight, rows.get(spot.row()), columns.get(spot.column()), cache);
    }
    if (spot.rowHeader()) {
      return header(rows, rows.get(spot.row()));
    }
    return spot.columnHeader() ? header(columns, columns.get(spot.column())) : "";
  }

  private static String cell(Sight sight, Group row, Group column, CellCache cache) {
    String pair = row + " → " + column;
    Spread spread = cache.get(row, column);
    if (spread == null) {
      return pair + "\nis being worked out";
    }
    Cell cell = Cell.of(spread, sight.filter());
    String asked = sight.filter().isAll() ? "" : sight.filter().text() + " ";
    String pairs = spread.pairs() > 1 ? "\n" + count(spread.pairs(), "pair", "pairs") : "";
    String observed =
        cache.observed().at(row.key(), column.key()).map(o -> "\n" + o.sentence()).orElse("");
    return pair + "\n" + asked + cell.sentence() + pairs + observed;
  }

  static String header(Axis axis, Group group) {
    String name = kind(group) + group;
    if (!group.opens()) {
      return name;
    }
    String what = group.outside() ? "range" : "pod";
    String size = count(group.parties().size(), what, what + "s");
    return name + "\n" + size + (axis.open(group.key()) ? ", open" : ", folded");
  }

  private static String kind(Group group) {
    return switch (group.key()) {
      case Key.Thing t -> t.ref().kind().title() + " ";
      case Key.Outside _ -> "";
      case Key.Range _ -> "addresses ";
    };
  }

  static String count(long n, String one, String many) {
    return String.format(java.util.Locale.ROOT, "%,d %s", n, n == 1 ? one : many);
  }
}
