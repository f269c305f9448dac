package dev.portolan.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.ClusterFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a search field says of a text for which it can offer nothing.
final class UnnamedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shop/nope    | No pod or service named shop/nope
          svc/shop/no  | No Service named shop/no
          10.0.0.0/8   | A range cannot be checked
          a b          | is not a host name.
          """)
  void ofATarget(String text, String said) {
    assertThat(Unnamed.target(ClusterFixture.shop(), text)).contains(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shop/nope | No pod named shop/nope
          nope      | No running pod is called “nope”.
          """)
  void ofASource(String text, String said) {
    String told = Unnamed.source(ClusterFixture.shop(), text);
    assertThat(told).startsWith(said.substring(0, 2));
    assertThat(told.toLowerCase(java.util.Locale.ROOT))
        .contains(said.toLowerCase(java.util.Locale.ROOT));
    assertThat(Unnamed.source(null, text)).startsWith("No running pod is called");
  }
}
