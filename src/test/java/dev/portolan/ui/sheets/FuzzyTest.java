package dev.portolan.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FuzzyTest {
  @ParameterizedTest
  @CsvSource({
    "web, web-0 Pod shop",
    "WEB, web-0 Pod shop",
    "shop web, web-0 Pod shop",
    "w0, web-0 Pod shop",
    "smap, Show the whole map Map",
    "kdns, kube-dns Service kube-system",
  })
  void findsLettersInOrder(String typed, String text) {
    assertThat(new Fuzzy(typed).score(text)).isNotNegative();
  }

  @ParameterizedTest
  @CsvSource({
    "bew, web-0 Pod shop",
    "web db, web-0 Pod shop",
    "webbb, web-0 Pod shop",
    "web, far-away Service in sandbox"
  })
  void findsNothingElse(String typed, String text) {
    assertThat(new Fuzzy(typed).score(text)).isEqualTo(Fuzzy.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "web, web-0 Pod shop | cobweb-0 Pod shop | wide-ebb-0 Pod shop",
    "api, api Service payments | api-gateway-7f9 Pod payments | analytics-pipeline Pod x",
    "kd, kube-dns Service kube-system | kubernetes-dashboard Pod x",
    "zi, Zoom in Map | Resize it Map",
  })
  void putsTheBestFirst(String typed, String best) {
    Fuzzy fuzzy = new Fuzzy(typed);
    List<String> wanted = List.of(best.split(" \\| "));
    List<String> sorted =
        wanted.reversed().stream()
            .sorted(Comparator.comparingInt((String t) -> fuzzy.score(t)).reversed())
            .toList();
    assertThat(sorted).isEqualTo(wanted);
  }

  @Test
  void tellsWhichLettersWereMeant() {
    boolean[] hits = new Fuzzy("w0").hits("web-0");
    assertThat(IntStream.range(0, hits.length).filter(i -> hits[i])).containsExactly(0, 4);
    assertThat(new Fuzzy("zz").hits("web")).containsOnly(false);
    assertThat(new Fuzzy("  ").blank()).isTrue();
  }

  @Test
  void keepsTheBestFewAndCountsTheRest() {
    Best<String> best = new Best<>(2);
    best.offer("poor", 1);
    best.offer("not at all", Fuzzy.NONE);
    best.offer("good", 5);
    best.offer("as good, later", 5);
    assertThat(best.all()).containsExactly("good", "as good, later");
    assertThat(best.more()).isEqualTo(1);
  }
}
