package dev.portolan.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.inspector.YamlText.Piece;
import dev.portolan.ui.inspector.YamlText.Role;
import org.junit.jupiter.api.Test;

/// Searching a YAML text and cutting its lines.
final class YamlTextTest {
  @Test
  void findsLinesInAnyCase() {
    YamlText text = YamlText.of("kind: Pod\nname: web\nimage: WEB:1\n");

    assertThat(text.find("web")).containsExactly(1, 2);
    assertThat(text.find("")).isEmpty();
  }

  @Test
  void cutsKeyValueAndHits() {
    assertThat(YamlText.pieces("  name: web", ""))
        .containsExactly(new Piece("  name:", Role.KEY), new Piece(" web", Role.VALUE));
    assertThat(YamlText.pieces("  name: web", "we"))
        .containsExactly(
            new Piece("  name:", Role.KEY),
            new Piece(" ", Role.VALUE),
            new Piece("we", Role.HIT),
            new Piece("b", Role.VALUE));
    assertThat(YamlText.pieces("- plain text", ""))
        .containsExactly(new Piece("- plain text", Role.VALUE));
  }
}
