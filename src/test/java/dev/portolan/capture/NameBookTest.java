package dev.portolan.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.output.HopNamer;
import dev.portolan.testkit.ClusterFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameBookTest {
  private final NameBook names =
      new NameBook(new HopNamer(new SnapshotIndex(ClusterFixture.shop())));

  /// What is link-local is the metadata of a cloud as well as a gateway: it stays an address.
  @ParameterizedTest
  @CsvSource({
    "10.1.1.1, gateway of node-1",
    "10.1.2.0, tunnel end of node-2",
    "169.254.169.254, ''"
  })
  void hasTheNamesOfHops(String address, String name) {
    assertThat(names.apply(address)).isEqualTo(name);
    assertThat(names.apply(address)).as("asked again").isEqualTo(name);
  }
}
