package dev.portolan.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.workspace.ColourSet;
import dev.portolan.workspace.Tones;
import dev.portolan.workspace.Workspace.Theme;
import java.awt.Color;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every colour set holds, in both themes, every role and WCAG's contrast for text (4.5:1) and for
/// marks (3:1).
final class PaletteTest {
  private static final List<Palette> PALETTES =
      Stream.of(Theme.values())
          .flatMap(t -> Stream.of(ColourSet.values()).map(c -> new Tones(t, c)))
          .map(t -> Palette.of(t.sheets()))
          .toList();
  private static final List<Role> SURFACES =
      List.of(
          Role.WINDOW,
          Role.PANEL,
          Role.PANEL_RAISED,
          Role.CONTROL,
          Role.MAP_BACKGROUND,
          Role.NAMESPACE,
          Role.WORKLOAD,
          Role.POD);
  private static final List<Role> INKS =
      List.of(Role.TEXT, Role.TEXT_MUTED, Role.ACCENT, Role.OK, Role.WARN, Role.BAD, Role.IDLE);

  static Stream<Arguments> texts() {
    Stream<Arguments> everywhere =
        SURFACES.stream().flatMap(s -> INKS.stream().map(i -> Arguments.of(i, s)));
    Stream<Arguments> special =
        Stream.of(
            Arguments.of(Role.ACCENT_TEXT, Role.ACCENT),
            Arguments.of(Role.ACCENT_TEXT, Role.ACCENT_HOVER),
            Arguments.of(Role.TEXT, Role.SELECTION),
            Arguments.of(Role.TEXT, Role.ACCENT_SOFT),
            Arguments.of(Role.TEXT, Role.CONTROL_HOVER),
            Arguments.of(Role.TEXT, Role.WARN_SOFT),
            Arguments.of(Role.TEXT, Role.BAD_SOFT),
            Arguments.of(Role.OK, Role.OK_SOFT),
            Arguments.of(Role.WARN, Role.WARN_SOFT),
            Arguments.of(Role.BAD, Role.BAD_SOFT),
            Arguments.of(Role.IDLE, Role.IDLE_SOFT),
            Arguments.of(Role.SERVICE_TEXT, Role.SERVICE),
            Arguments.of(Role.INGRESS_TEXT, Role.INGRESS),
            Arguments.of(Role.PILL_TEXT, Role.PATH_GOOD),
            Arguments.of(Role.PILL_TEXT, Role.PATH_BAD),
            Arguments.of(Role.PILL_TEXT, Role.PATH_UNKNOWN),
            Arguments.of(Role.PILL_TEXT, Role.TIE_UNDECIDED),
            Arguments.of(Role.PILL_TEXT, Role.TIE_ADDED),
            Arguments.of(Role.PILL_TEXT, Role.TIE_REMOVED));
    return Stream.concat(everywhere, special);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textIsReadable(Role ink, Role ground) {
    for (Palette palette : PALETTES) {
      assertThat(contrast(palette.get(ink), palette.get(ground))).isGreaterThanOrEqualTo(4.5);
    }
  }

  @Test
  void linesAndMarksStandOut() {
    for (Palette palette : PALETTES) {
      Color ground = palette.get(Role.NAMESPACE);
      for (Role role : List.of(Role.ROUTE, Role.ROUTE_STRONG, Role.ROUTE_BAD, Role.FOCUS)) {
        assertThat(contrast(palette.get(role), ground)).isGreaterThanOrEqualTo(3);
      }
      for (Role around : List.of(Role.WINDOW, Role.PANEL, Role.MAP_BACKGROUND)) {
        assertThat(contrast(palette.get(Role.GUARD), palette.get(around)))
            .isGreaterThanOrEqualTo(4.5);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"TIE_ALLOWED", "TIE_DENIED", "TIE_UNDECIDED", "TIE_ADDED", "TIE_REMOVED"})
  void tiesStandOutOnEveryGroundOfTheMap(Role tie) {
    for (Palette palette : PALETTES) {
      for (Role ground : List.of(Role.MAP_BACKGROUND, Role.NAMESPACE, Role.WORKLOAD, Role.POD)) {
        assertThat(contrast(palette.get(tie), palette.get(ground))).isGreaterThanOrEqualTo(4.5);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void highContrastTextIsAtSevenToOne(Role ink, Role ground) {
    for (Theme theme : Theme.values()) {
      Palette palette = Palette.of(new Tones(theme, ColourSet.CONTRAST).sheets());
      assertThat(contrast(palette.get(ink), palette.get(ground))).isGreaterThanOrEqualTo(7);
    }
  }

  @Test
  void highContrastOutlinesStandOut() {
    for (Theme theme : Theme.values()) {
      Palette palette = Palette.of(new Tones(theme, ColourSet.CONTRAST).sheets());
      for (Role line :
          List.of(
              Role.LINE,
              Role.NAMESPACE_LINE,
              Role.WORKLOAD_LINE,
              Role.POD_LINE,
              Role.SERVICE_LINE)) {
        for (Role ground : SURFACES) {
          assertThat(contrast(palette.get(line), palette.get(ground))).isGreaterThanOrEqualTo(3);
        }
      }
    }
  }

  @Test
  void aMissingRoleIsNamed() {
    assertThatThrownBy(() -> Palette.parse(".root { -p-window: #ffffff; }"))
        .hasMessage("palette without -p-panel");
  }

  private static double contrast(Color a, Color b) {
    return Eye.contrast(a, b);
  }
}
