package dev.portolan.ui.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.matrix.Geometry.Spot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// 10,000 rows of 26 units and 5,000 columns of 50, on 700 by 400 units behind headers of 200 by
/// 140: ten rows and ten columns are on screen.
final class GeometryTest {
  private final Geometry grid = new Geometry(200, 140, 50, 10_000, 5_000, 700, 400);

  @ParameterizedTest
  @CsvSource({
    "201, 141, 0, 0, 0, 0",
    "249, 165, 0, 0, 0, 0",
    "251, 167, 0, 0, 1, 1",
    "10, 150, 0, 0, 0, -1",
    "210, 10, 0, 0, -1, 0",
    "10, 10, 0, 0, -2, -2",
    "201, 141, 500, 2600, 100, 10",
    "699, 399, 249500, 259740, 9999, 4999"
  })
  void findsWhatIsUnderThePointer(
      double x, double y, double scrollX, double scrollY, int row, int column) {
    assertThat(grid.at(x, y, scrollX, scrollY)).isEqualTo(new Spot(row, column));
  }

  @Test
  void beyondTheLastRowThereIsNothing() {
    Geometry small = new Geometry(200, 140, 50, 2, 2, 700, 400);
    assertThat(small.at(210, 200, 0, 0)).isEqualTo(Spot.NOWHERE);
    assertThat(small.mostX()).isZero();
    assertThat(small.mostY()).isZero();
  }

  @Test
  void onlyWhatIsOnScreenIsPainted() {
    assertThat(grid.firstRow(2600)).isEqualTo(100);
    assertThat(grid.lastRow(2600)).isEqualTo(110);
    assertThat(grid.lastRow(grid.mostY())).isEqualTo(9_999);
    assertThat(grid.lastColumn(grid.mostX())).isEqualTo(4_999);
  }

  @Test
  void knowsWhatIsOnScreenAndWhetherThereIsLessRoom() {
    assertThat(grid.columnIsIn(4, 200)).isTrue();
    assertThat(grid.columnIsIn(3, 200)).isFalse();
    assertThat(grid.columnIsIn(Geometry.Spot.HEADER, 0)).isFalse();
    assertThat(grid.rowIsIn(10, 0)).isTrue();
    assertThat(grid.rowIsIn(11, 0)).isFalse();
    Geometry narrower = new Geometry(260, 140, 50, 10_000, 5_000, 700, 400);
    assertThat(grid.sameRoom(narrower)).isFalse();
    assertThat(narrower.showX(9, 0)).isEqualTo(60);
    assertThat(grid.sameRoom(new Geometry(200, 140, 50, 3, 3, 700, 400))).isTrue();
  }

  @Test
  void scrollsNoFurtherThanItMustToShowARow() {
    assertThat(grid.showY(100, 2600)).isEqualTo(2600);
    assertThat(grid.showY(99, 2600)).isEqualTo(2574);
    assertThat(grid.showY(110, 2600)).isEqualTo(111 * 26 - 260);
    assertThat(grid.showX(0, 300)).isZero();
  }
}
