package dev.portolan.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.portolan.workspace.Workspace.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// The looks of the window: AtlantaFX's rules at the bottom, the palette's colours over them, our
/// own rules on top.
public final class Themes {
  private static final List<String> FONTS =
      List.of("Inter-Regular.ttf", "Inter-SemiBold.ttf", "JetBrainsMono-Regular.ttf");

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

  public static void apply(Scene scene, Theme theme) {
    boolean dark = theme == Theme.DARK;
    Application.setUserAgentStylesheet(
        (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    scene
        .getStylesheets()
        .setAll(
            css(dark ? "palette-dark.css" : "palette-light.css"),
            css("portolan.css"),
            css("contexts.css"));
  }

  private static String css(String name) {
    URL url = Themes.class.getResource("/css/" + name);
    return Objects.requireNonNull(url, name).toExternalForm();
  }
}
