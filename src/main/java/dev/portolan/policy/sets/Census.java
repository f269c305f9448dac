package dev.portolan.policy.sets;

import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reach;
import dev.portolan.policy.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/// Counts every pair of pods, class by class. For one source side the answers for all targets are
/// laid out once; for each source class only the targets that name it are visited.
final class Census {
  private final World world;
  private final SetEngine engine;
  private final int[] weights;

  /// All answers that occur, by number, and what a pair of them comes to.
  private final List<Reach> reaches = new ArrayList<>();

  private final Map<Reach, Integer> numbers = new HashMap<>();
  private final Map<Long, Integer> outcomes = new HashMap<>();
  private final long[] counts = new long[4];

  /// The classes of each ingress side.
  private final IdentityHashMap<Side, List<Integer>> targets = new IdentityHashMap<>();

  /// For each source class, the ingress sides that answer it otherwise than the rest.
  private final List<List<Answer>> named = new ArrayList<>();

  private record Answer(Side side, int reach) {}

  private Census(World world, SetEngine engine) {
    this.world = world;
    this.engine = engine;
    this.weights = new int[world.classes().size()];
  }

  static Tally take(World world, SetEngine engine) {
    Census census = new Census(world, engine);
    census.weigh();
    census.sort();
    census.walk();
    census.correct();
    long[] c = census.counts;
    return new Tally(c[0], c[1], c[2], c[3]);
  }

  private void weigh() {
    world.pods().forEach(l -> l.classes().forEach(c -> weights[c]++));
  }

  private void sort() {
    for (int i = 0; i < weights.length; i++) {
      named.add(new ArrayList<>());
      if (weights[i] > 0) {
        Side side = world.sides().ingress().get(i);
        targets.computeIfAbsent(side, k -> new ArrayList<>()).add(i);
      }
    }
    for (Side side : targets.keySet()) {
      for (Side.Cell cell : side.cells()) {
        Answer answer = new Answer(side, number(cell.reach()));
        cell.classes().forEach((int c) -> named.get(c).add(answer));
      }
    }
  }

  private void walk() {
    IdentityHashMap<Side, List<Integer>> sources = new IdentityHashMap<>();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        Side side = world.sides().egress().get(i);
        sources.computeIfAbsent(side, k -> new ArrayList<>()).add(i);
      }
    }
    sources.forEach(this::walk);
  }

  private void walk(Side egress, List<Integer> sources) {
    int[] row = row(egress);
    Map<Long, Long> usual = new HashMap<>();
    targets.forEach(
        (side, classes) -> {
          int rest = number(side.rest());
          for (int target : classes) {
            usual.merge(key(row[target], rest), (long) weights[target], Long::sum);
          }
        });
    for (int source : sources) {
      long weight = weights[source];
      usual.forEach((key, total) -> counts[outcome(key)] += weight * total);
      for (Answer answer : named.get(source)) {
        int rest = number(answer.side().rest());
        for (int target : targets.getOrDefault(answer.side(), List.of())) {
          long pairs = weight * weights[target];
          counts[outcome(key(row[target], rest))] -= pairs;
          counts[outcome(key(row[target], answer.reach()))] += pairs;
        }
      }
    }
  }

  private int[] row(Side side) {
    int[] row = new int[weights.length];
    Arrays.fill(row, number(side.rest()));
    for (Side.Cell cell : side.cells()) {
      int reach = number(cell.reach());
      RoaringBitmap classes = cell.classes();
      classes.forEach((int c) -> row[c] = reach);
    }
    return row;
  }

  /// Takes out each pod with itself, and sets right each pod with its own node.
  private void correct() {
    world
        .pods()
        .forEach(
            l -> {
              for (int from : l.classes()) {
                l.classes().forEach(to -> counts[kind(engine.reach(from, to))]--);
              }
            });
    Map<String, List<Located>> byNode = new HashMap<>();
    Map<ObjectRef, Located> hosts = new HashMap<>();
    world
        .pods()
        .forEach(
            l -> {
              if (!l.pod().nodeName().isEmpty()) {
                byNode.computeIfAbsent(l.pod().nodeName(), k -> new ArrayList<>()).add(l);
              }
              if (l.pod().hostNetwork()) {
                hosts.put(l.pod().ref(), l);
              }
            });
    hosts.forEach(
        (ref, host) -> {
          for (Located other : byNode.getOrDefault(host.pod().nodeName(), List.of())) {
            boolean twice = other.pod().hostNetwork();
            if (!other.pod().ref().equals(ref)) {
              together(host, other);
              if (!twice) {
                together(other, host);
              }
            }
          }
        });
  }

  private void together(Located a, Located b) {
    for (Party source : a.parties()) {
      for (Party target : b.parties()) {
        if (engine.special(source, target)) {
          counts[kind(engine.reach(engine.classOf(source), engine.classOf(target)))]--;
          counts[kind(Reach.ALLOWED)]++;
        }
      }
    }
  }

  private int number(Reach reach) {
    Integer known = numbers.get(reach);
    if (known != null) {
      return known;
    }
    reaches.add(reach);
    numbers.put(reach, reaches.size() - 1);
    return reaches.size() - 1;
  }

  private static long key(int egress, int ingress) {
    return (long) egress << 32 | ingress;
  }

  private int outcome(long key) {
    return outcomes.computeIfAbsent(
        key, k -> kind(reaches.get((int) (k >> 32)).and(reaches.get(k.intValue()))));
  }

  private static int kind(Reach reach) {
    if (reach.allowed().isAll()) {
      return 0;
    }
    if (!reach.allowed().isEmpty()) {
      return 1;
    }
    return reach.undecided().isEmpty() ? 3 : 2;
  }
}
