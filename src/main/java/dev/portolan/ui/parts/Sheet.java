package dev.portolan.ui.parts;

import java.net.URL;
import java.util.Objects;
import javafx.scene.Parent;

/// The stylesheet of one panel, kept with the panel and not with the window.
public final class Sheet {
  private Sheet() {}

  /// Gives a panel its rules and those that all panels share.
  ///
  /// @param name the file's name in `css`, without its ending
  public static void add(Parent panel, String name) {
    panel.getStylesheets().addAll(css("parts"), css(name));
  }

  private static String css(String name) {
    URL url = Sheet.class.getResource("/css/" + name + ".css");
    return Objects.requireNonNull(url, name).toExternalForm();
  }
}
