package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import org.junit.jupiter.api.Test;

final class CrumbsTest {
  private final Workbench bench = new Workbench().open(ClusterFixture.shop());

  @Test
  void leadsFromTheContextDownToWhatIsInspected() {
    assertThat(words()).isEqualTo("[Context prod]");
    assertThat(words(ObjectRef.namespace("shop"))).isEqualTo("[Context prod, Namespace shop]");
    assertThat(words(ObjectRef.pod("shop", "web-0")))
        .startsWith("[Context prod, Namespace shop, ")
        .endsWith(" web, Pod web-0]");
    assertThat(words(ObjectRef.service("shop", "web")))
        .isEqualTo("[Context prod, Namespace shop, Service web]");
  }

  @Test
  void thereIsNoneWithoutAnOpenContext() {
    assertThat(Crumbs.of(new Workbench().now())).isEmpty();
    bench.send(new Intent.CloseContext());
    assertThat(Crumbs.of(bench.now())).isEmpty();
  }

  private String words(ObjectRef... selected) {
    for (ObjectRef ref : selected) {
      bench.send(new Intent.Select(ref, false));
    }
    return Crumbs.of(bench.now()).stream().map(Crumbs.Stop::words).toList().toString();
  }
}
