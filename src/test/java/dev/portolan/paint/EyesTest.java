package dev.portolan.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.workspace.ColourSet;
import dev.portolan.workspace.Tones;
import dev.portolan.workspace.Workspace.Theme;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each colour set keeps what must not be confused apart, for the eyes that it is made for.
final class EyesTest {
  private static final double AT_A_GLANCE = 20;

  private static final List<Set<Role>> TOLD_APART =
      List.of(
          Set.of(Role.OK, Role.WARN, Role.BAD, Role.IDLE),
          Set.of(Role.OK_FILL, Role.WARN_FILL, Role.BAD_FILL, Role.IDLE_FILL),
          Set.of(Role.PATH_GOOD, Role.PATH_BAD, Role.PATH_UNKNOWN),
          Set.of(Role.TIE_ALLOWED, Role.TIE_DENIED, Role.TIE_UNDECIDED),
          Set.of(Role.TIE_ADDED, Role.TIE_REMOVED),
          Set.of(Role.ROUTE, Role.ROUTE_BAD));

  @ParameterizedTest
  @CsvSource({
    "STANDARD, FULL",
    "CONTRAST, FULL",
    "RED_GREEN, FULL",
    "RED_GREEN, PROTAN",
    "RED_GREEN, DEUTAN",
    "BLUE_YELLOW, FULL",
    "BLUE_YELLOW, TRITAN"
  })
  void tellsStatusesApart(ColourSet colours, Eye eye) {
    for (Theme theme : Theme.values()) {
      Palette palette = Palette.of(new Tones(theme, colours).sheets());
      for (Set<Role> group : TOLD_APART) {
        group.forEach(a -> group.forEach(b -> apart(palette, eye, a, b, theme)));
      }
    }
  }

  private static void apart(Palette palette, Eye eye, Role a, Role b, Theme theme) {
    if (a != b) {
      assertThat(eye.distance(palette.get(a), palette.get(b)))
          .as("%s and %s, %s", a, b, theme)
          .isGreaterThan(AT_A_GLANCE);
    }
  }
}
