package dev.portolan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.layout.Folds.Depth;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FoldsTest {
  private static final ObjectRef SHOP = ObjectRef.namespace("shop");
  private static final ObjectRef WEB = new ObjectRef(Kind.DEPLOYMENT, "shop", "web");

  @ParameterizedTest
  @CsvSource({"NAMESPACES, false, false", "WORKLOADS, true, false", "PODS, true, true"})
  void theDepthSaysHowFarEverythingIsUnfolded(Depth depth, boolean namespace, boolean workload) {
    Folds folds = Folds.to(depth);
    assertThat(folds.open(SHOP)).isEqualTo(namespace);
    assertThat(folds.open(WEB)).isEqualTo(workload);
  }

  @ParameterizedTest
  @EnumSource(Depth.class)
  void whatIsToggledTwiceIsAsItWas(Depth depth) {
    Folds folds = Folds.to(depth);
    for (ObjectRef ref : new ObjectRef[] {SHOP, WEB}) {
      Folds once = folds.toggle(ref);
      assertThat(once.open(ref)).isNotEqualTo(folds.open(ref));
      assertThat(once.toggle(ref)).isEqualTo(folds);
    }
  }

  @Test
  void onlyNamespacesAndWorkloadsCanBeFolded() {
    assertThat(Folds.NONE.toggle(ObjectRef.service("shop", "web"))).isEqualTo(Folds.NONE);
    assertThat(Folds.NONE.toggle(ObjectRef.pod("shop", "web-1"))).isEqualTo(Folds.NONE);
  }

  @Test
  void openingWhatIsOpenChangesNothing() {
    assertThat(Folds.NONE.opening(SHOP)).isSameAs(Folds.NONE);
    assertThat(Folds.NONE.closing(WEB)).isSameAs(Folds.NONE);
    assertThat(Folds.NONE.opening(WEB).opened()).containsExactly(WEB);
    assertThat(Folds.NONE.closing(SHOP).closed()).containsExactly(SHOP);
  }
}
