package dev.portolan.paint;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The colours of one theme by role, read from the style sheet that the window uses too.
public final class Palette {
  private static final Pattern LINE = Pattern.compile("(-p-[a-z-]+):\\s*#([0-9a-fA-F]{6})\\s*;");
  private static final int DIMMED = 78;

  private final Map<Role, Color> colours;

  private Palette(Map<Role, Color> colours) {
    this.colours = Collections.unmodifiableMap(new EnumMap<>(colours));
  }

  public static Palette light() {
    return of(List.of("palette-light"));
  }

  public static Palette dark() {
    return of(List.of("palette-dark"));
  }

  /// The colours of these style sheets, a later one over an earlier one.
  ///
  /// @param sheets their names in `css`, without the ending
  public static Palette of(List<String> sheets) {
    return parse(
        sheets.stream().map(s -> text("/css/" + s + ".css")).collect(Collectors.joining("\n")));
  }

  private static String text(String resource) {
    try (InputStream in = Palette.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /// Reads a style sheet of looked-up colours. A role without a line is an
  /// `IllegalArgumentException`.
  static Palette parse(String css) {
    Map<String, Color> byName = new HashMap<>();
    Matcher matcher = LINE.matcher(css);
    while (matcher.find()) {
      byName.put(matcher.group(1), new Color(Integer.parseInt(matcher.group(2), 16)));
    }
    Map<Role, Color> colours = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      Color colour = byName.get(role.property());
      if (colour == null) {
        throw new IllegalArgumentException("palette without " + role.property());
      }
      colours.put(role, colour);
    }
    return new Palette(colours);
  }

  public Color get(Role role) {
    Color colour = colours.get(role);
    if (colour == null) {
      throw new IllegalArgumentException("palette without " + role.property());
    }
    return colour;
  }

  /// The same palette faded towards the map's ground, for what a search did not find.
  Palette dimmed() {
    Map<Role, Color> faded = new EnumMap<>(Role.class);
    Color ground = get(Role.NAMESPACE);
    colours.forEach((role, colour) -> faded.put(role, mix(colour, ground, DIMMED)));
    return new Palette(faded);
  }

  /// A colour between two, `percent` of the way from the first to the second.
  static Color mix(Color a, Color b, int percent) {
    return new Color(
        between(a.getRed(), b.getRed(), percent),
        between(a.getGreen(), b.getGreen(), percent),
        between(a.getBlue(), b.getBlue(), percent));
  }

  private static int between(int a, int b, int percent) {
    return a + (b - a) * percent / 100;
  }
}
