package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.workspace.Accent;
import dev.portolan.workspace.ColourSet;
import dev.portolan.workspace.ContextPreference;
import dev.portolan.workspace.Looks;
import dev.portolan.workspace.Preferences;
import dev.portolan.workspace.ReachShown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
  @TempDir Path folder;

  @Test
  void remembersLooksAndReachBesideEachOther() {
    Path file = folder.resolve("settings.json");
    Looks dark =
        Looks.START
            .with(Looks.ThemeChoice.DARK)
            .with(ColourSet.RED_GREEN)
            .with(Looks.Motion.REDUCED)
            .sized(150);
    new Settings(file).looks(dark);
    new Settings(file).reach(ReachShown.IN);
    assertThat(new Settings(file).looks()).isEqualTo(dark);
    assertThat(new Settings(file).reach()).isEqualTo(ReachShown.IN);
  }

  @Test
  void whatItDoesNotKnowCountsAsNotChosen() throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(file, "{\"reach\": \"sideways\"}");
    assertThat(new Settings(file).reach()).isEqualTo(ReachShown.BOTH);
    assertThat(new Settings(file).looks()).isEqualTo(Looks.START);
    Files.writeString(file, "{\"theme\": \"dark\", \"colours\": 3, \"percent\": 9000}");
    assertThat(new Settings(file).looks())
        .isEqualTo(Looks.START.with(Looks.ThemeChoice.DARK).sized(Looks.LARGEST));
  }

  @Test
  void keepsWhatIsSaidOfContextsByFileAndName() {
    Path file = folder.resolve("settings.json");
    KubeContext.Id prod = new KubeContext.Id(Path.of("/k/work"), "prod");
    KubeContext.Id twin = new KubeContext.Id(Path.of("/k/home"), "prod");
    ContextPreference said =
        new ContextPreference(
            true,
            true,
            Accent.VIOLET,
            "Production",
            Instant.parse("2026-03-01T10:00:00Z"),
            new TreeSet<>(Set.of("shop")),
            new TreeSet<>(Set.of("shop", "db")));
    new Settings(file).preference(prod, said);
    new Settings(file).preference(twin, ContextPreference.PLAIN.withAccent(Accent.GREY));
    Preferences kept = new Settings(file).preferences();
    assertThat(kept.of(prod)).isEqualTo(said);
    assertThat(kept.of(twin).accent()).isEqualTo(Accent.GREY);
    new Settings(file).preference(prod, ContextPreference.PLAIN);
    assertThat(new Settings(file).preferences().of(prod)).isEqualTo(ContextPreference.PLAIN);
  }

  @Test
  void whatItDoesNotKnowStays() throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(
        file,
        """
        {"later": [1], "contexts": {"/k": {"a": {"newer": 1, "used": "?", "read": ["-x", 3]}}}}""");
    KubeContext.Id a = new KubeContext.Id(Path.of("/k"), "a");
    assertThat(new Settings(file).preferences().of(a).used()).isNull();
    assertThat(new Settings(file).preferences().of(a).read()).containsExactly("3");
    new Settings(file).preference(a, ContextPreference.PLAIN.withFavourite(true));
    assertThat(Files.readString(file)).contains("\"later\"", "\"newer\"", "\"favourite\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"theme\": \"dark\"", "[]", "\u0000\u0001", "{\"contexts\": []}"})
  void aDamagedFileIsSetAsideAndWrittenAnew(String text) throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(file, text);
    KubeContext.Id a = new KubeContext.Id(Path.of("/k"), "a");
    assertThat(new Settings(file).preferences()).isEqualTo(Preferences.NONE);
    new Settings(file).preference(a, ContextPreference.PLAIN.withFavourite(true));
    assertThat(new Settings(file).preferences().of(a).favourite()).isTrue();
    Path damaged = folder.resolve("settings.json.damaged");
    if (!text.startsWith("{\"contexts")) {
      assertThat(damaged).hasContent(text);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isSubsetOf(file, damaged);
    }
  }
}
