package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Facts.Glyph;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/// The signs that one picture holds, each of which needs explaining once.
///
/// @param marks healths that are shown by their marks
/// @param cells healths that are shown by whole boxes, filled, hollow or crossed out
public record Signs(Set<Glyph> glyphs, Set<Health> marks, Set<Health> cells, Set<Line> lines) {
  public static final Signs NONE = new Signs(Set.of(), Set.of(), Set.of(), Set.of());

  public Signs {
    glyphs = Set.copyOf(glyphs);
    marks = Set.copyOf(marks);
    cells = Set.copyOf(cells);
    lines = Set.copyOf(lines);
  }

  /// These and others.
  Signs with(Signs o) {
    return o.equals(this)
        ? this
        : new Signs(
            both(glyphs, o.glyphs),
            both(marks, o.marks),
            both(cells, o.cells),
            both(lines, o.lines));
  }

  private static <T> Set<T> both(Set<T> a, Set<T> b) {
    Set<T> both = new HashSet<>(a);
    both.addAll(b);
    return both;
  }

  /// A route as it is drawn.
  public enum Line {
    READY,
    BROKEN
  }

  /// Notes signs as they are drawn; then it is known what was.
  static final class Noted {
    private final Set<Glyph> glyphs = EnumSet.noneOf(Glyph.class);
    private final Set<Health> marks = EnumSet.noneOf(Health.class);
    private final Set<Health> cells = EnumSet.noneOf(Health.class);
    private final Set<Line> lines = EnumSet.noneOf(Line.class);

    void glyph(Glyph glyph) {
      glyphs.add(glyph);
    }

    void mark(Health health) {
      marks.add(health);
    }

    void cell(Health health) {
      cells.add(health);
    }

    void line(boolean ready) {
      lines.add(ready ? Line.READY : Line.BROKEN);
    }

    Signs signs() {
      Set<Glyph> meaning = EnumSet.copyOf(glyphs);
      meaning.remove(Glyph.NONE);
      return new Signs(meaning, marks, cells, lines);
    }
  }
}
