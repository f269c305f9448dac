package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.ChartView;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.layout.Folds;
import dev.portolan.layout.Grouping;
import dev.portolan.layout.Mode;
import dev.portolan.layout.Pins;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelQueryParser;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Protocol;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import dev.portolan.probe.Question.Family;
import dev.portolan.topology.Condition;
import dev.portolan.topology.Filter;
import dev.portolan.workspace.Accent;
import dev.portolan.workspace.ColourSet;
import dev.portolan.workspace.ContextPreference;
import dev.portolan.workspace.Looks;
import dev.portolan.workspace.Preferences;
import dev.portolan.workspace.ReachShown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
            .with(new Looks.Cards(false, true))
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
  void remembersHowEachKindOfCheckWasAskedButNoCredentials() throws IOException {
    Path file = folder.resolve("settings.json");
    Question ping = new Question.Ping(20, 1400, Duration.ofSeconds(1), true, Family.IPV6);
    List<String> headers = List.of("Host: shop.example", "Authorization: Bearer s3cr3t-tok3n");
    new Settings(file).asked(ping);
    new Settings(file).asked(new Question.Http(true, 8443, "HEAD", "/health", headers, true));
    Preferences kept = new Settings(file).preferences();
    assertThat(kept.question(CheckKind.PING)).isEqualTo(ping);
    assertThat(kept.question(CheckKind.HTTP))
        .isEqualTo(
            new Question.Http(true, 0, "HEAD", "/health", List.of("Host: shop.example"), true));
    assertThat(kept.question(CheckKind.REACH)).isEqualTo(new Question.Reach(0, true));
    assertThat(Files.readString(file)).doesNotContain("s3cr3t");
  }

  @Test
  void remembersTheProtocolThatIsDiagnosedBy() {
    Path file = folder.resolve("settings.json");
    assertThat(new Settings(file).preferences().protocol()).isEqualTo(Protocol.TCP);
    new Settings(file).protocol(Protocol.UDP);
    assertThat(new Settings(file).preferences().protocol()).isEqualTo(Protocol.UDP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "{}",
        "{\"kind\": \"mtu\", \"family\": \"any\"}",
        "{\"kind\": \"http\", \"tls\": false, \"port\": 0, \"method\": \"GET\","
            + " \"path\": \"no slash\", \"headers\": [], \"follow\": false}"
      })
  void aQuestionThatCannotBeAskedCountsAsNotKept(String kept) throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(file, "{\"asked\": {\"http\": " + kept + "}}");
    assertThat(new Settings(file).preferences().question(CheckKind.HTTP))
        .isEqualTo(Question.Http.PLAIN);
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
            new TreeSet<>(Set.of("shop", "db")),
            "mirror.example/netshoot:1");
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

  @Test
  void keepsHowAContextWasShown() {
    Path file = folder.resolve("settings.json");
    KubeContext.Id prod = new KubeContext.Id(Path.of("/k/work"), "prod");
    ObjectRef web = new ObjectRef(Kind.DEPLOYMENT, "shop", "web");
    ChartView view =
        new ChartView(
            new Filter(
                Set.of("shop"),
                Set.of(Kind.SERVICE, Kind.POD),
                Objects.requireNonNull(LabelQueryParser.read("app in (a,b),!canary").query()),
                Set.of("web-*"),
                Set.of("node-?"),
                Set.of(Condition.BAD),
                true),
            Mode.FLOW,
            Grouping.APP,
            new Folds(Set.of(web), Set.of(ObjectRef.namespace("shop"))),
            Pins.NONE.with(
                new Pins.Pin(Mode.PACKED, Grouping.NAMESPACE, web), new Pins.Place(1.5, -2)),
            new ChartView.Focus(web, 2));
    new Settings(file).preference(prod, ContextPreference.PLAIN.withFavourite(true));
    new Settings(file).view(prod, view);
    Preferences kept = new Settings(file).preferences();
    assertThat(kept.view(prod)).isEqualTo(view);
    assertThat(kept.of(prod).favourite()).isTrue();
    new Settings(file).view(prod, ChartView.ALL);
    assertThat(new Settings(file).preferences().view(prod)).isEqualTo(ChartView.ALL);
  }

  @Test
  void aViewThatIsHalfUnderstoodIsHalfKept() throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(
        file,
        """
        {"contexts": {"/k": {"a": {"view": {
          "filter": {"kinds": ["pod", "gizmo"], "labels": "a in (", "names": ["x", 3], "nodes": 1},
          "mode": "sideways", "opened": ["Pod/a", "Gizmo/a/b", "Job/a/b"], "focus": {"thing": "x"},
          "pins": [{"thing": "Job/a/b", "mode": "packed", "grouping": "none", "x": "?", "y": 1}]}}}}}
        """);
    ChartView view = new Settings(file).preferences().view(new KubeContext.Id(Path.of("/k"), "a"));
    assertThat(view)
        .isEqualTo(
            ChartView.ALL
                .with(Filter.ALL.withKinds(Set.of(Kind.POD)).withNames(Set.of("x")))
                .with(new Folds(Set.of(new ObjectRef(Kind.JOB, "a", "b")), Set.of())));
  }

  /// Such as for want of file handles: what is there may be whole.
  @Test
  void aFileThatCannotBeReadIsNeitherSetAsideNorWrittenOver() throws IOException {
    Path file = Files.createDirectory(folder.resolve("settings.json"));
    Settings settings = new Settings(file);
    assertThat(settings.looks()).isEqualTo(Looks.START);
    settings.reach(ReachShown.IN);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
    assertThat(file).isDirectory();
  }
}
