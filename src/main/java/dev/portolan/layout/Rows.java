package dev.portolan.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Arranges blocks in rows.
final class Rows {
  private Rows() {}

  /// Breaks a sequence into rows no wider than `width` (a single wider block has its own), evenly
  /// filled.
  static List<List<Block>> wrap(List<Block> blocks, double width, double gap) {
    double total = blocks.stream().mapToDouble(b -> b.width() + gap).sum() - gap;
    double even = total / Math.max(1, Math.ceil(total / width));
    double widest = blocks.stream().mapToDouble(Block::width).max().orElse(0);
    double limit = Math.min(width, even + widest / 2);
    List<List<Block>> rows = new ArrayList<>();
    double filled = 0;
    for (Block block : blocks) {
      if (rows.isEmpty() || filled + gap + block.width() > limit) {
        rows.add(new ArrayList<>());
        filled = -gap;
      }
      rows.getLast().add(block);
      filled += gap + block.width();
    }
    return rows;
  }

  static double width(List<Block> row) {
    return row.stream().mapToDouble(b -> b.width() + Metrics.COLUMN_GAP).sum() - Metrics.COLUMN_GAP;
  }

  /// Left edges for a row, each as near to its wish as the others allow: neighbours that would
  /// overlap are moved as one, by the same distance (pool adjacent violators).
  ///
  /// @param wish the wanted centre of a block
  static Map<Block, Double> spread(List<Block> row, double gap, ToDoubleFunction<Block> wish) {
    List<Block> ordered = row.stream().sorted(Comparator.comparingDouble(wish)).toList();
    List<Pool> pools = new ArrayList<>();
    for (Block block : ordered) {
      Pool pool = new Pool(block, wish.applyAsDouble(block) - block.width() / 2, gap);
      while (!pools.isEmpty() && pools.getLast().end() > pool.start()) {
        pool = pools.removeLast().join(pool);
      }
      pools.add(pool);
    }
    Map<Block, Double> lefts = new HashMap<>();
    pools.forEach(p -> p.place(lefts));
    return lefts;
  }

  /// Blocks that stand side by side; `start` is where they would like to.
  private record Pool(List<Block> blocks, double start, double width, double gap) {
    Pool(Block block, double start, double gap) {
      this(List.of(block), start, block.width() + gap, gap);
    }

    double end() {
      return start + width;
    }

    Pool join(Pool right) {
      List<Block> all = new ArrayList<>(blocks);
      all.addAll(right.blocks);
      double wish = start * blocks.size() + (right.start - width) * right.blocks.size();
      return new Pool(all, wish / all.size(), width + right.width, gap);
    }

    void place(Map<Block, Double> lefts) {
      double x = Math.round(start);
      for (Block block : blocks) {
        lefts.put(block, x);
        x += block.width() + gap;
      }
    }
  }
}
