package dev.portolan.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import dev.portolan.ui.verbs.Verbs;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogueTest {
  private final Workbench bench = new Workbench().open(ClusterFixture.shop());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web",
        ":web-1",
        "shop db",
        "#shop",
        ">we",
        "w pod sh",
        "zzz",
        ": web",
        "pod  shop"
      })
  void findsLetterByLetterWhatItFindsAtOnce(String text) {
    Catalogue typed = catalogue();
    for (int i = 1; i < text.length(); i++) {
      typed.find(text.substring(0, i));
    }
    assertThat(titles(typed, text)).isEqualTo(titles(catalogue(), text));
    String shorter = text.substring(0, 1);
    assertThat(titles(typed, shorter)).isEqualTo(titles(catalogue(), shorter));
    assertThat(titles(typed, "db")).isEqualTo(titles(catalogue(), "db"));
  }

  private Catalogue catalogue() {
    return new Catalogue(bench.store, new Verbs(), () -> {});
  }

  private static List<String> titles(Catalogue in, String text) {
    Catalogue.Found found = in.find(text);
    return found.entries().stream().map(e -> e.title() + ", " + e.detail()).toList();
  }
}
