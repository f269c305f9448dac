package dev.portolan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PortSetTest {
  @Test
  void behavesAsASetOfNumbers() {
    Random random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      BitSet a = new BitSet();
      BitSet b = new BitSet();
      PortSet first = fill(random, a);
      PortSet second = fill(random, b);
      same(first.union(second), combined(a, b, "or"));
      same(first.intersect(second), combined(a, b, "and"));
      same(first.minus(second), combined(a, b, "minus"));
    }
  }

  @Test
  void equalSetsAreEqualHoweverTheyWereMade() {
    PortSet parts = PortSet.of(1, 10).union(PortSet.of(11, 20));
    assertThat(parts).isEqualTo(PortSet.of(1, 20)).hasSameHashCodeAs(PortSet.of(1, 20));
    assertThat(PortSet.of(0, 99).union(PortSet.of(100, PortSet.LAST))).isSameAs(PortSet.ALL);
    assertThat(PortSet.ALL.minus(PortSet.of(80)).union(PortSet.of(80))).isEqualTo(PortSet.ALL);
    assertThat(PortSet.of(9, 3)).isEqualTo(PortSet.NONE);
  }

  @Test
  void readsAsIntervals() {
    assertThat(PortSet.of(80).union(PortSet.of(8000, 8080))).hasToString("80,8000-8080");
    assertThat(PortSet.ALL).hasToString("all");
    assertThat(PortSet.NONE).hasToString("none");
  }

  private static PortSet fill(Random random, BitSet bits) {
    PortSet set = PortSet.NONE;
    for (int i = random.nextInt(5); i > 0; i--) {
      int from = random.nextInt(30);
      int to = from + random.nextInt(6);
      set = set.union(PortSet.of(from, to));
      bits.set(from, to + 1);
    }
    return set;
  }

  private static BitSet combined(BitSet a, BitSet b, String how) {
    BitSet result = (BitSet) a.clone();
    switch (how) {
      case "or" -> result.or(b);
      case "and" -> result.and(b);
      default -> result.andNot(b);
    }
    return result;
  }

  private static void same(PortSet set, BitSet expected) {
    assertThat(set.size()).isEqualTo(expected.cardinality());
    for (int port = 0; port < 50; port++) {
      assertThat(set.contains(port)).isEqualTo(expected.get(port));
    }
  }
}
