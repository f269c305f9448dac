package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.workspace.ReachShown;
import dev.portolan.workspace.Workspace.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
  @TempDir Path folder;

  @Test
  void remembersThemeAndReachBesideEachOther() {
    Path file = folder.resolve("settings.json");
    new Settings(file).theme(Theme.DARK);
    new Settings(file).reach(ReachShown.IN);
    assertThat(new Settings(file).theme()).isEqualTo(Theme.DARK);
    assertThat(new Settings(file).reach()).isEqualTo(ReachShown.IN);
  }

  @Test
  void whatItDoesNotKnowCountsAsNotChosen() throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(file, "{\"reach\": \"sideways\"}");
    assertThat(new Settings(file).reach()).isEqualTo(ReachShown.BOTH);
  }
}
