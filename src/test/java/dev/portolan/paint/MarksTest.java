package dev.portolan.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.workspace.Accent;
import dev.portolan.workspace.ColourSet;
import dev.portolan.workspace.Tones;
import dev.portolan.workspace.Workspace.Theme;
import java.awt.Color;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The colours of contexts' marks: in the window of a marked context they are the accent, and hold
/// what it holds.
final class MarksTest {
  private static final List<Role> GROUNDS =
      List.of(Role.WINDOW, Role.PANEL, Role.PANEL_RAISED, Role.CONTROL, Role.MAP_BACKGROUND);

  @ParameterizedTest
  @EnumSource(value = Accent.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void canBeTheAccent(Accent accent) throws Exception {
    for (Theme theme : Theme.values()) {
      for (ColourSet colours : ColourSet.values()) {
        Tones tones = new Tones(theme, colours);
        Palette palette = Palette.of(tones.sheets());
        Color mark = mark(tones, accent);
        for (Role ground : GROUNDS) {
          assertThat(Eye.contrast(mark, palette.get(ground)))
              .as("%s on %s, %s", accent, ground, tones)
              .isGreaterThanOrEqualTo(4.5);
        }
        assertThat(Eye.contrast(palette.get(Role.ACCENT_TEXT), mark)).isGreaterThanOrEqualTo(4.5);
      }
    }
  }

  private static Color mark(Tones tones, Accent accent) throws Exception {
    Pattern line = Pattern.compile("-p-mark-" + accent.word() + ": #([0-9a-f]{6});");
    Color last = null;
    for (String sheet : tones.sheets()) {
      try (InputStream in = MarksTest.class.getResourceAsStream("/css/" + sheet + ".css")) {
        String css = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        last =
            line.matcher(css)
                .results()
                .map((MatchResult r) -> new Color(Integer.parseInt(r.group(1), 16)))
                .findFirst()
                .orElse(last);
      }
    }
    return Objects.requireNonNull(last, accent.word());
  }
}
