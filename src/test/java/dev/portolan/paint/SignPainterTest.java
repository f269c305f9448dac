package dev.portolan.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Facts;
import dev.portolan.diagram.Facts.Glyph;
import dev.portolan.diagram.Facts.Inside;
import dev.portolan.diagram.Facts.Sign;
import dev.portolan.diagram.Facts.Tally;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.paint.WrittenWords.Word;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// On a card a name goes before a padlock.
final class SignPainterTest {
  @Test
  void aLockedCardThatIsInTroubleKeepsItsName() {
    Rect small = new Rect(0, 0, 110, 24);
    Rect large = new Rect(100, 0, 220, 36);
    assertThat(drawn(small)).singleElement().asString().startsWith("sto");
    assertThat(drawn(large)).containsExactly("storefront");
  }

  @Test
  void aPadlockIsDrawnWhereTheNameKeepsItsRoom() {
    Pen pen = pen(new WrittenWords());
    SignPainter signs = new SignPainter(pen);
    Box box = box(new Rect(0, 0, 76, 16));
    assertThat(signs.lock(box, 60, 100, 8, 10)).isEqualTo(100);
    assertThat(pen.noted.signs().glyphs()).isEmpty();
    assertThat(signs.lock(box, 0, 100, 8, 10)).isLessThan(100);
    assertThat(pen.noted.signs().glyphs()).containsExactly(Glyph.TLS);
  }

  private List<String> drawn(Rect rect) {
    WrittenWords on = new WrittenWords();
    new CardPainter(pen(on)).draw(box(rect));
    return on.words().stream().map(Word::text).toList();
  }

  private static Pen pen(WrittenWords on) {
    Viewport view = new Viewport(0, 0, 0.7, 400, 100);
    return new Pen(on, new Faces(), view, Palette.light(), PaintOptions.STILL);
  }

  private static Box box(Rect rect) {
    return new Box(
        new ObjectRef(Kind.INGRESS, "shop", "storefront"),
        Shape.INGRESS,
        rect,
        "storefront",
        "",
        Health.WARN,
        new Facts(
            Glyph.INGRESS, new Tally(0, 0, 0, 0), "", Inside.NOTHING, List.of(), Set.of(Sign.TLS)));
  }
}
