package dev.portolan.topology;

import org.jspecify.annotations.Nullable;

/// The question whether two references lead to one object. What was taken over from an earlier
/// snapshot or chart is that very object, and to ask this costs nothing however large it is.
public final class Same {
  private Same() {}

  @SuppressWarnings("ReferenceEquality") // the very same object is the question
  public static boolean one(@Nullable Object a, @Nullable Object b) {
    return a == b;
  }
}
