package dev.portolan.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The columns of shortcuts are no higher than they must be.
final class ShortcutsSheetTest {
  @Test
  void isAsHighAsItsColumnsNeed() {
    assertThat(ShortcutsSheet.tall(List.of(100.0, 100.0, 100.0), 3)).isEqualTo(100);
    assertThat(ShortcutsSheet.tall(List.of(100.0, 100.0, 100.0), 1)).isBetween(332.0, 348.0);
    assertThat(ShortcutsSheet.tall(List.of(60.0, 50.0, 200.0, 10.0, 90.0), 3)).isEqualTo(200);
    assertThat(ShortcutsSheet.tall(List.of(), 3)).isZero();
  }
}
