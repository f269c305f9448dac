package dev.portolan.ui;

import dev.portolan.workspace.Appearance.Desktop;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;

/// Tells the store what the desktop asks of its applications, now and whenever it changes: light or
/// dark, and less motion.
final class DesktopLooks implements AutoCloseable {
  private final Store store;
  private final Platform.Preferences preferences = Platform.getPreferences();
  private final InvalidationListener listener = changed -> tell();

  DesktopLooks(Store store) {
    this.store = store;
    preferences.colorSchemeProperty().addListener(listener);
    preferences.reducedMotionProperty().addListener(listener);
    tell();
  }

  private void tell() {
    Desktop asks =
        new Desktop(
            preferences.getColorScheme() == ColorScheme.DARK, preferences.isReducedMotion());
    store.dispatch(new Intent.DesktopAsks(asks));
  }

  @Override
  public void close() {
    preferences.colorSchemeProperty().removeListener(listener);
    preferences.reducedMotionProperty().removeListener(listener);
  }
}
