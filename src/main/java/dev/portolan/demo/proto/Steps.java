package dev.portolan.demo.proto;

import java.util.Arrays;

/// How a mould is filled, step by step: what to do in the lower bits of a number, and with what in
/// the others.
final class Steps {
  /// Copies so many bytes that all objects share.
  static final int COPY = 0;

  /// Writes the value of a slot, its length before it.
  static final int TEXT = 1;

  /// The same of a time, as a message.
  static final int TIME = 2;

  /// Begins a message whose length depends on values.
  static final int BEGIN = 3;

  /// Ends it.
  static final int END = 4;

  private static final int BITS = 3;

  private int[] steps = new int[32];
  private int size;

  void add(int what, int with) {
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
    }
    steps[size++] = (with << BITS) | what;
  }

  void addAll(Steps others) {
    for (int i = 0; i < others.size; i++) {
      add(what(others.steps[i]), with(others.steps[i]));
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  int[] toArray() {
    return Arrays.copyOf(steps, size);
  }

  static int what(int step) {
    return step & ((1 << BITS) - 1);
  }

  static int with(int step) {
    return step >>> BITS;
  }
}
