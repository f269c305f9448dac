package dev.portolan.ui.sheets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The best few of many things, by their scores; of equal ones those that came first.
final class Best<T> {
  private static final Comparator<Scored<?>> WORST_FIRST =
      Comparator.<Scored<?>>comparingInt(Scored::score)
          .thenComparing(Comparator.<Scored<?>>comparingInt(Scored::order).reversed());

  private final int most;
  private final PriorityQueue<Scored<T>> kept = new PriorityQueue<>(WORST_FIRST);
  private int offered;

  private record Scored<T>(T thing, int score, int order) {}

  Best(int most) {
    this.most = most;
  }

  /// @param score from 0; a negative one does not count
  void offer(T thing, int score) {
    if (score < 0) {
      return;
    }
    offered++;
    if (kept.size() < most) {
      kept.add(new Scored<>(thing, score, offered));
    } else if (kept.element().score() < score) {
      kept.remove();
      kept.add(new Scored<>(thing, score, offered));
    }
  }

  /// The best first.
  List<T> all() {
    List<Scored<T>> sorted = new ArrayList<>(kept);
    sorted.sort(WORST_FIRST.reversed());
    return sorted.stream().map(Scored::thing).toList();
  }

  /// How many were good besides.
  int more() {
    return offered - kept.size();
  }
}
