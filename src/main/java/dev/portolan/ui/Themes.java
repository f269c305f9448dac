package dev.portolan.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.portolan.workspace.Looks;
import dev.portolan.workspace.Tones;
import dev.portolan.workspace.Workspace.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// The looks of the window: AtlantaFX's rules at the bottom, the palette's colours over them, our
/// own rules on top.
public final class Themes {
  private static final List<String> FONTS =
      List.of("Inter-Regular.ttf", "Inter-SemiBold.ttf", "JetBrainsMono-Regular.ttf");

  private static final List<String> RULES = List.of("portolan.css", "contexts.css", "sheets.css");

  /// The sizes of text in the popups that the style sheets say.
  private static final double TIP = 12;

  private static final double MENU = 13;
  private static final double ICON = 15;

  private Themes() {}

  /// Makes the bundled fonts known; once, before the first window.
  public static void loadFonts() {
    for (String font : FONTS) {
      try (InputStream in = Themes.class.getResourceAsStream("/fonts/" + font)) {
        Font.loadFont(Objects.requireNonNull(in, font), 13);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Dresses a scene, and the popups that it opens.
  ///
  /// @param percent how large the popups' text is: the window's own zoom does not reach them
  public static void apply(Scene scene, Tones tones, int percent) {
    boolean dark = tones.theme() == Theme.DARK;
    Application.setUserAgentStylesheet(
        (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    List<String> sheets = new ArrayList<>();
    tones.sheets().forEach(s -> sheets.add(css(s + ".css")));
    RULES.forEach(s -> sheets.add(css(s)));
    if (!Popovers.seeThrough()) {
      sheets.add(css("square.css"));
    }
    if (percent != Looks.USUAL) {
      sheets.add(popups(percent));
    }
    scene.getStylesheets().setAll(sheets);
  }

  private static String popups(int percent) {
    String rules =
        String.format(
            Locale.ROOT,
            ".tooltip { -fx-font-size: %.1fpx; } .context-menu, .combo-box-popup > .list-view"
                + " { -fx-font-size: %.1fpx; } .context-menu .ikonli-font-icon"
                + " { -fx-icon-size: %dpx; }",
            TIP * percent / 100,
            MENU * percent / 100,
            Math.round(ICON * percent / 100));
    byte[] bytes = rules.getBytes(StandardCharsets.UTF_8);
    return "data:text/css;base64," + Base64.getEncoder().encodeToString(bytes);
  }

  private static String css(String name) {
    URL url = Themes.class.getResource("/css/" + name);
    return Objects.requireNonNull(url, name).toExternalForm();
  }
}
