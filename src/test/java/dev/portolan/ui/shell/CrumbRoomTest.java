package dev.portolan.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CrumbRoomTest {
  @ParameterizedTest
  @CsvSource({
    // widths, room, the most that one may have
    "100 60 80, 400, 260",
    "100 60 80, 240, 260",
    "300 60 80, 300, 160",
    "300 60 200, 300, 120",
    "300 300, 100, 50",
    "300 300, 10, 30",
    "900, 800, 260",
  })
  void theLongestGiveWay(String widths, double room, double most) {
    List<Double> all = List.of(widths.split(" ")).stream().map(Double::valueOf).toList();

    assertThat(CrumbRoom.widest(all, room)).isEqualTo(most);
  }
}
