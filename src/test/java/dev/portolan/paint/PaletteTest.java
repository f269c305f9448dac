package dev.portolan.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Both themes hold every role, and WCAG's contrast for text (4.5:1) and for marks (3:1).
final class PaletteTest {
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
    for (Palette palette : List.of(Palette.light(), Palette.dark())) {
      assertThat(contrast(palette.get(ink), palette.get(ground))).isGreaterThanOrEqualTo(4.5);
    }
  }

  @Test
  void linesAndMarksStandOut() {
    for (Palette palette : List.of(Palette.light(), Palette.dark())) {
      Color ground = palette.get(Role.NAMESPACE);
      for (Role role : List.of(Role.ROUTE, Role.ROUTE_STRONG, Role.ROUTE_BAD, Role.FOCUS)) {
        assertThat(contrast(palette.get(role), ground)).isGreaterThanOrEqualTo(3);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"TIE_ALLOWED", "TIE_DENIED", "TIE_UNDECIDED", "TIE_ADDED", "TIE_REMOVED"})
  void tiesStandOutOnEveryGroundOfTheMap(Role tie) {
    for (Palette palette : List.of(Palette.light(), Palette.dark())) {
      for (Role ground : List.of(Role.MAP_BACKGROUND, Role.NAMESPACE, Role.WORKLOAD, Role.POD)) {
        assertThat(contrast(palette.get(tie), palette.get(ground))).isGreaterThanOrEqualTo(4.5);
      }
    }
  }

  @Test
  void aMissingRoleIsNamed() {
    assertThatThrownBy(() -> Palette.parse(".root { -p-window: #ffffff; }"))
        .hasMessage("palette without -p-panel");
  }

  /// WCAG 2.2, relative luminance and contrast ratio.
  private static double contrast(Color a, Color b) {
    double brighter = Math.max(luminance(a), luminance(b));
    double darker = Math.min(luminance(a), luminance(b));
    return (brighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
