package dev.portolan;

import dev.portolan.app.Logs;
import dev.portolan.cli.Cli;

/// The entry point: no verb opens the window, a verb runs the command line.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // Charts are drawn with Java2D into images: AWT itself needs no display, also where there is
    // one.
    System.setProperty("java.awt.headless", "true");
    Logs.configure();
    System.exit(Cli.run(args));
  }
}
