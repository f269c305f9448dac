package dev.portolan.testkit;

import dev.portolan.ui.PortolanWindow;
import java.time.Instant;
import java.time.InstantSource;
import javafx.stage.Stage;

/// The program's window on a headless screen, for which time stands still.
public record ShownWindow(Stage stage, PortolanWindow window) {
  public static ShownWindow over(Workbench bench) throws Exception {
    HeadlessFx.start();
    Stage stage = HeadlessFx.call(Stage::new);
    PortolanWindow window =
        HeadlessFx.call(
            () -> new PortolanWindow(stage, bench.store, InstantSource.fixed(Instant.EPOCH)));
    HeadlessFx.run(window::show);
    return new ShownWindow(stage, window);
  }
}
