package dev.portolan.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.alg.util.UnionFind;

/// Blocks that hang together, in the order in which they were added.
final class Clusters {
  private final List<Block> order = new ArrayList<>();
  private final UnionFind<Block> union = new UnionFind<>(Set.of());

  void add(Block block) {
    order.add(block);
    union.addElement(block);
  }

  void join(Block a, Block b) {
    union.union(a, b);
  }

  Collection<Set<Block>> all() {
    Map<Block, Set<Block>> clusters = new LinkedHashMap<>();
    order.forEach(b -> clusters.computeIfAbsent(union.find(b), k -> new LinkedHashSet<>()).add(b));
    return clusters.values();
  }
}
