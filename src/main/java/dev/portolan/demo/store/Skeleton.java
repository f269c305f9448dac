package dev.portolan.demo.store;

import java.util.Arrays;
import java.util.List;

/// The part of a JSON text that many objects share: the text with gaps, and what goes into each
/// gap.
final class Skeleton {
  private final byte[] text;
  private final int[] gaps;
  private final List<String> slots;

  /// @param text without the values
  /// @param gaps where in the text a value goes, ascending
  /// @param slots the name of each gap: its path, as in `status.podIPs.ip`; the second of a name
  ///   has `#1` after it
  Skeleton(byte[] text, int[] gaps, List<String> slots) {
    this.text = text;
    this.gaps = gaps;
    this.slots = List.copyOf(slots);
  }

  byte[] text() {
    return text;
  }

  int[] gaps() {
    return gaps;
  }

  List<String> slots() {
    return slots;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Skeleton that
        && Arrays.equals(text, that.text)
        && Arrays.equals(gaps, that.gaps);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(text);
  }

  @Override
  public String toString() {
    return "skeleton of " + text.length + " bytes with " + slots;
  }
}
