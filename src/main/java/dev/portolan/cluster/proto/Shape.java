package dev.portolan.cluster.proto;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Those fields of a message that are read.
public final class Shape {
  static final Shape EMPTY = new Shape(List.of());

  /// What numbers a set of bits can hold.
  private static final int MOST = 64;

  private final List<Field> fields;
  private final @Nullable Field[] byNumber;

  private Shape(List<Field> fields) {
    this.fields = fields;
    int last = fields.stream().mapToInt(Field::number).max().orElse(0);
    if (last >= MOST) {
      throw new IllegalArgumentException("field " + last + " has too high a number");
    }
    byNumber = new Field[last + 1];
    fields.forEach(f -> byNumber[f.number()] = f);
  }

  static Shape of(Field... fields) {
    return new Shape(List.of(fields));
  }

  List<Field> fields() {
    return fields;
  }

  /// The field of that number; null for one that nobody reads.
  @Nullable Field field(int number) {
    return number < byNumber.length ? byNumber[number] : null;
  }
}
