package dev.portolan.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the lines of long names may end.
final class BreaksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "web-1; web-1",
        "background-export-and-archival-worker-15; background-|export-|and-|archival-|worker-|15",
        "app=web,app.kubernetes.io/part-of=shop; app=|web,|app.|kubernetes.|io/|part-|of=|shop",
        "10.244.24.7:8080 and more; 10.244.24.7:8080 and more",
        "2026-10-25 04:53:10 UTC; 2026-10-25 04:53:10 UTC",
        "a long line that ends in -; a long line that ends in -"
      })
  void endsLinesAfterWhatJoins(String text, String expected) {
    String words =
        Breaks.words(text, "fact-value").stream()
            .filter(t -> t.getStyleClass().contains("fact-value"))
            .map(Text::getText)
            .collect(Collectors.joining("|"));
    assertThat(words).isEqualTo(expected);
  }
}
