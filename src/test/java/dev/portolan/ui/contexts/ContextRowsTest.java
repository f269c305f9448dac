package dev.portolan.ui.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.kubeconfig.Kubeconfig.Problem;
import dev.portolan.testkit.Contexts;
import dev.portolan.workspace.ContextPreference;
import dev.portolan.workspace.Preferences;
import dev.portolan.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContextRowsTest {
  private static final Path WORK = Path.of("/k/work");
  private static final Path HOME = Path.of("/k/home");

  private final List<KubeContext> contexts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<KubeContext.Id, ContextPreference> kept = new HashMap<>();

  @Test
  void oneFileWithoutMarksNeedsNoHeadings() {
    add(WORK, "b");
    add(WORK, "a");
    assertThat(rows("")).containsExactly("b", "a");
  }

  @Test
  void favouritesFirstThenOwnGroupsThenFilesWithTheirProblems() {
    add(WORK, "one");
    KubeContext two = add(WORK, "two");
    KubeContext three = add(HOME, "three");
    problems.add(new Problem("/k/work", "context \"x\" names no cluster"));
    problems.add(new Problem("/k/gone", "no such file"));
    kept.put(two.id(), ContextPreference.PLAIN.withGroup("Asia"));
    kept.put(three.id(), ContextPreference.PLAIN.withFavourite(true).withGroup("Asia"));
    assertThat(rows(""))
        .containsExactly(
            "# Favourites 1",
            "three",
            "# Asia 1",
            "two",
            "# /k/work 1",
            "one",
            "! context \"x\" names no cluster",
            "# /k/gone 0",
            "! no such file");
  }

  @Test
  void thoseUsedLastStandBeforeAllOthersOfALongList() {
    for (int i = 0; i < 30; i++) {
      KubeContext context = add(WORK, "c" + i);
      kept.put(context.id(), used(Instant.ofEpochSecond(i < 10 ? i + 1 : 0)));
    }
    kept.keySet().removeIf(id -> Integer.parseInt(id.name().substring(1)) >= 10);
    assertThat(rows("").subList(0, 6))
        .containsExactly("# Used last 4", "c9", "c8", "c7", "c6", "# /k/work 26");
    assertThat(rows("")).doesNotHaveDuplicates().hasSize(32);
  }

  @Test
  void twoFilesWithOneNameStayApart() {
    KubeContext work = add(WORK, "same");
    add(HOME, "same");
    kept.put(work.id(), ContextPreference.PLAIN.withFavourite(true));
    assertThat(rows("")).containsExactly("# Favourites 1", "same", "# /k/home 1", "same");
  }

  @ParameterizedTest
  @CsvSource({
    "eu prod, prod-eu|preprod-eu",
    "PROD EU, prod-eu|preprod-eu",
    "prdeu, prod-eu|preprod-eu",
    "test-us.example, test-us",
    "test-us-admin, test-us",
    "/k/home us, test-us",
    "nothing, ''"
  })
  void findsWordsInAnyOrderTheBestFirst(String search, String found) {
    add(WORK, "preprod-eu");
    add(WORK, "prod-eu");
    add(HOME, "test-us");
    assertThat(String.join("|", rows(search))).isEqualTo(found);
  }

  @Test
  void aThousandContextsAreFound() {
    for (int i = 0; i < 1000; i++) {
      add(WORK, "team-" + i % 37 + "-env-" + i);
    }
    assertThat(rows("env-7 team-3")).contains("team-3-env-77").doesNotContain("team-4-env-78");
  }

  private KubeContext add(Path file, String name) {
    KubeContext context =
        Contexts.of(
            file, name, "default", Map.of("server", "https://" + name + ".example"), Map.of());
    contexts.add(context);
    return context;
  }

  private static ContextPreference used(Instant at) {
    ContextPreference p = ContextPreference.PLAIN;
    return new ContextPreference(
        false, false, p.accent(), "", at, new TreeSet<>(), new TreeSet<>(), "");
  }

  private List<String> rows(String search) {
    Workspace.Contexts all =
        new Workspace.Contexts(new Kubeconfig(contexts, problems), new Preferences(kept));
    return ContextRows.of(all, null, search).stream()
        .map(
            row ->
                switch (row) {
                  case ContextRow.Heading h -> "# " + h.title() + " " + h.count();
                  case ContextRow.Choice c -> c.context().name();
                  case ContextRow.Trouble t -> "! " + t.problem().message();
                })
        .toList();
  }
}
