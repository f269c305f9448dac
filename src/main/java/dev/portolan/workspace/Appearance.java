package dev.portolan.workspace;

import dev.portolan.workspace.Looks.ThemeChoice;
import dev.portolan.workspace.Workspace.Theme;

/// How the window looks: what the user chose, and what the desktop asks for where the choice is
/// left to it.
public record Appearance(Looks looks, Desktop desktop, ReachShown reach) {
  /// What the desktop asks of its applications.
  ///
  /// @param calm true when motion is to be reduced
  public record Desktop(boolean dark, boolean calm) {
    public static final Desktop PLAIN = new Desktop(false, false);
  }

  /// One theme, whatever the desktop's.
  public static Appearance of(Theme theme) {
    ThemeChoice choice = theme == Theme.DARK ? ThemeChoice.DARK : ThemeChoice.LIGHT;
    return new Appearance(Looks.START.with(choice), Desktop.PLAIN, ReachShown.BOTH);
  }

  /// The theme to wear now.
  public Theme theme() {
    return switch (looks.theme()) {
      case LIGHT -> Theme.LIGHT;
      case DARK -> Theme.DARK;
      case SYSTEM -> desktop.dark() ? Theme.DARK : Theme.LIGHT;
    };
  }

  /// The colours to paint with now.
  public Tones tones() {
    return new Tones(theme(), looks.colours());
  }

  /// True when nothing is to move that need not: a thing is at once where it goes.
  public boolean calm() {
    return switch (looks.motion()) {
      case FULL -> false;
      case REDUCED -> true;
      case SYSTEM -> desktop.calm();
    };
  }

  Appearance with(Looks newLooks) {
    return new Appearance(newLooks, desktop, reach);
  }

  Appearance with(Desktop newDesktop) {
    return new Appearance(looks, newDesktop, reach);
  }

  Appearance with(ReachShown newReach) {
    return new Appearance(looks, desktop, newReach);
  }
}
