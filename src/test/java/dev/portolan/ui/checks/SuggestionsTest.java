package dev.portolan.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.probe.Target;
import dev.portolan.probe.Target.HostTarget;
import dev.portolan.testkit.ClusterFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the search fields offer for a text.
final class SuggestionsTest {
  private final ClusterSnapshot shop = ClusterFixture.shop();

  @ParameterizedTest
  @CsvSource({
    "web, shop/web",
    "WEB-1, shop/web-1",
    "shop/db-0, shop/db-0",
    "web.shop.svc, shop/web",
    "web.shop.svc.cluster.local, shop/web",
    "10.2.0.11, shop/db",
    "payments api, payments/api",
    "shop.ex, shop.example",
    "shop.example, shop.example"
  })
  void theBestMatchComesFirst(String typed, String label) {
    List<Suggestion> offered =
        Suggestions.targets(shop, typed, 20).stream()
            .filter(s -> !(s.target() instanceof HostTarget))
            .toList();

    assertThat(offered.getFirst().target().label()).isEqualTo(label);
  }

  @Test
  void anAddressOrDottedNameThatIsNoObjectIsAHostFirst() {
    assertThat(targets("192.0.2.7").getFirst()).isEqualTo(new HostTarget("192.0.2.7"));
    assertThat(targets("web.example.org").getFirst()).isEqualTo(new HostTarget("web.example.org"));
    assertThat(Suggestions.targets(shop, "example.org:8443", 20).getFirst().port()).isEqualTo(8443);
  }

  @Test
  void aSingleWordIsAHostLast() {
    assertThat(targets("web").getLast()).isEqualTo(new HostTarget("web"));
    assertThat(targets("-c")).isEmpty();
  }

  @Test
  void anEmptyTextOffersEverythingAndNoHost() {
    assertThat(targets("")).hasSize(12).noneMatch(HostTarget.class::isInstance);
    assertThat(Suggestions.targets(shop, "", 3)).hasSize(3);
  }

  @Test
  void sourcesArePodsAlone() {
    assertThat(Suggestions.sources(shop, "web", 20))
        .extracting(Suggestion::title)
        .containsExactly("shop/web-0", "shop/web-1", "shop/web-2");
  }

  private List<Target> targets(String typed) {
    return Suggestions.targets(shop, typed, 20).stream().map(Suggestion::target).toList();
  }
}
