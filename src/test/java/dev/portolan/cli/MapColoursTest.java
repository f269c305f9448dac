package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.paint.Palette;
import dev.portolan.paint.Role;
import dev.portolan.testkit.CommandLineRun;
import dev.portolan.workspace.ColourSet;
import dev.portolan.workspace.Tones;
import dev.portolan.workspace.Workspace.Theme;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The drawn map in each set of colours and each theme.
final class MapColoursTest {
  private static final String NOTHING_BEHIND =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: lost, namespace: shop}
      spec: {selector: {app: lost}, ports: [{port: 80}]}
      """;

  @TempDir Path folder;

  @Test
  void eachSetOfEachThemeDrawsWhatIsBadInItsOwnColour() throws IOException {
    Set<String> pictures = new HashSet<>();
    for (Theme theme : Theme.values()) {
      for (ColourSet set : ColourSet.values()) {
        String svg = drawn(theme.name().toLowerCase(Locale.ROOT), set.word());
        Color bad = Palette.of(new Tones(theme, set).sheets()).get(Role.BAD);
        assertThat(svg.toLowerCase(Locale.ROOT))
            .as("%s, %s", theme, set)
            .containsAnyOf(
                "#%02x%02x%02x".formatted(bad.getRed(), bad.getGreen(), bad.getBlue()),
                "rgb(%d,%d,%d)".formatted(bad.getRed(), bad.getGreen(), bad.getBlue()));
        pictures.add(svg);
      }
    }
    assertThat(pictures).hasSize(Theme.values().length * ColourSet.values().length);
  }

  @Test
  void noOtherWordIsTaken() throws IOException {
    CommandLineRun run = run("light", "sepia");
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("standard, red-green, blue-yellow or contrast");
  }

  private String drawn(String theme, String colours) throws IOException {
    CommandLineRun run = run(theme, colours);
    assertThat(run.code()).as(run.err()).isEqualTo(Exit.OK);
    return Files.readString(folder.resolve("map.svg"));
  }

  private CommandLineRun run(String theme, String colours) throws IOException {
    Path manifest = folder.resolve("lost.yaml");
    Files.writeString(manifest, NOTHING_BEHIND);
    String[] words = {
      "map",
      "--manifests",
      manifest.toString(),
      "--theme",
      theme,
      "--colours",
      colours,
      "-o",
      folder.resolve("map.svg").toString()
    };
    return CommandLineRun.of(folder, words);
  }
}
