package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Two layers of blocks with lines from the upper to the lower ones: services over workloads,
/// ingresses over services. Each upper block stands over the middle of what it leads to, and the
/// order of both is settled so that few lines cross.
final class StackLayout {
  private static final int SWEEPS = 4;
  private static final double MIN_WRAP = 900;
  private static final double SHAPE = 2.2;

  private final Map<Block, Set<Block>> links;

  /// The upper blocks that lead to each lower one.
  private final Map<Block, Set<Block>> above;

  /// @param links the lower blocks that each upper block of this stack leads to
  StackLayout(Map<Block, Set<Block>> links) {
    this.links = links;
    this.above = reversed(links);
  }

  Block arrange(List<Block> upper, List<Block> lower) {
    if (upper.size() == 1 && lower.size() == 1) {
      return pair(upper.getFirst(), lower.getFirst());
    }
    List<Block> lowers = new ArrayList<>(lower);
    List<Block> uppers = new ArrayList<>(upper);
    // with a single one above or below there is nothing to settle
    int sweeps = uppers.size() > 1 && lowers.size() > 1 ? SWEEPS : 0;
    for (int i = 0; i < sweeps; i++) {
      order(uppers, lowers, links);
      order(lowers, uppers, above);
    }
    order(uppers, lowers, links);
    double width = Math.max(MIN_WRAP, Math.sqrt(area(lowers) * SHAPE));
    List<List<Block>> lowerRows = Rows.wrap(lowers, width, Metrics.COLUMN_GAP);
    Map<Block, Double> centers = new HashMap<>();
    Map<Block, Double> lefts = new HashMap<>();
    for (List<Block> row : lowerRows) {
      double x = 0;
      for (Block block : row) {
        lefts.put(block, x);
        centers.put(block, x + block.width() / 2);
        x += block.width() + Metrics.COLUMN_GAP;
      }
    }
    double wrapAt = Math.max(MIN_WRAP, lowerRows.stream().mapToDouble(Rows::width).max().orElse(0));
    List<List<Block>> upperRows = Rows.wrap(uppers, wrapAt, Metrics.COLUMN_GAP);
    for (List<Block> row : upperRows) {
      lefts.putAll(Rows.spread(row, Metrics.COLUMN_GAP, b -> mean(links.get(b), centers)));
    }
    if (lowerRows.size() == 1 && upperRows.size() == 1) {
      centerUnder(uppers, lowerRows.getFirst(), lefts);
    }
    return place(upperRows, lowerRows, lefts);
  }

  /// What comes of the general way for one over one: by far the most stacks are such.
  private static Block pair(Block upper, Block lower) {
    double above = Math.round(lower.width() / 2 - upper.width() / 2);
    double below = Math.round(above + upper.width() / 2 - lower.width() / 2);
    List<Block.Placed> parts = new ArrayList<>(upper.at(above, 0));
    parts.addAll(lower.at(below, upper.height() + Metrics.ROW_GAP));
    return Block.around(upper.key(), parts);
  }

  /// Where the upper row is the wider one, the lower blocks move under the middle of theirs.
  private void centerUnder(List<Block> uppers, List<Block> lowers, Map<Block, Double> lefts) {
    Map<Block, Double> centers = new HashMap<>();
    uppers.forEach(b -> centers.put(b, lefts.getOrDefault(b, 0.0) + b.width() / 2));
    lefts.putAll(Rows.spread(lowers, Metrics.COLUMN_GAP, b -> mean(above.get(b), centers)));
  }

  private static Block place(
      List<List<Block>> upperRows, List<List<Block>> lowerRows, Map<Block, Double> lefts) {
    List<Block.Placed> parts = new ArrayList<>();
    double y = 0;
    List<List<Block>> rows = new ArrayList<>(upperRows);
    rows.addAll(lowerRows);
    for (List<Block> row : rows) {
      for (Block block : row) {
        parts.addAll(block.at(lefts.getOrDefault(block, 0.0), y));
      }
      y += row.stream().mapToDouble(Block::height).max().orElse(0) + Metrics.ROW_GAP;
    }
    ObjectRef key =
        upperRows.getFirst().stream().map(Block::key).min(Comparator.naturalOrder()).orElseThrow();
    return Block.around(key, parts);
  }

  private static void order(List<Block> moving, List<Block> still, Map<Block, Set<Block>> towards) {
    Map<Block, Double> places = new HashMap<>();
    for (int i = 0; i < still.size(); i++) {
      places.put(still.get(i), (double) i);
    }
    Map<Block, Double> wish = new HashMap<>();
    moving.forEach(b -> wish.put(b, mean(towards.get(b), places)));
    moving.sort(Comparator.comparingDouble(b -> wish.getOrDefault(b, 0.0)));
  }

  private static double mean(@Nullable Set<Block> blocks, Map<Block, Double> places) {
    return blocks == null
        ? 0
        : blocks.stream().mapToDouble(b -> places.getOrDefault(b, 0.0)).average().orElse(0);
  }

  private static Map<Block, Set<Block>> reversed(Map<Block, Set<Block>> links) {
    Map<Block, Set<Block>> reversed = new LinkedHashMap<>();
    links.forEach(
        (upper, lowers) ->
            lowers.forEach(
                l -> reversed.computeIfAbsent(l, k -> new LinkedHashSet<>()).add(upper)));
    return reversed;
  }

  private static double area(List<Block> blocks) {
    return blocks.stream()
        .mapToDouble(b -> (b.width() + Metrics.COLUMN_GAP) * (b.height() + Metrics.ROW_GAP))
        .sum();
  }
}
