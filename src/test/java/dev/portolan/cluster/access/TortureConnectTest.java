package dev.portolan.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.RealKubectl;
import dev.portolan.testkit.TortureCase;
import dev.portolan.testkit.TortureWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Opens the contexts of the torture cases against a server that tells what it sees: Portolan, and
/// where there is one the real kubectl, which must look the same to the server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the cases have shell scripts as plugins")
final class TortureConnectTest {
  private TortureWorld world;

  @BeforeAll
  void open() throws IOException {
    world = new TortureWorld();
  }

  @AfterAll
  void close() throws IOException {
    world.close();
  }

  static List<TortureConnection> connections() throws IOException {
    return TortureConnection.all();
  }

  @ParameterizedTest
  @MethodSource("connections")
  void portolanIsSeenAsExpected(TortureConnection connection, @TempDir Path folder)
      throws IOException {
    TortureCase.Ready ready = connection.torture().prepare(folder, world.values());
    TortureConnection.Came came = connection.open(ready, world);
    if (connection.sees().isPresent()) {
      assertThat(came.failure()).isEmpty();
      assertThat(came.seen()).isEqualTo(connection.sees().get());
    } else {
      assertThat(connection.fails()).isNotEmpty();
      assertThat(came.failure()).contains(connection.fails()).doesNotContain("\n");
      assertThat(came.seen()).filteredOn(l -> l.startsWith("GET")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("connections")
  void kubectlIsSeenTheSame(TortureConnection connection, @TempDir Path folder) throws Exception {
    RealKubectl kubectl = RealKubectl.orSkip();
    TortureCase.Ready ready = connection.torture().prepare(folder, world.values());
    TortureWorld.Mark mark = world.mark();
    Optional<List<String>> expected = connection.kubectlSees();
    RealKubectl.Run run = kubectl.run(ready, command(connection, expected));
    if (expected.isPresent()) {
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(world.since(mark)).isEqualTo(expected.get());
    } else {
      assertThat(run.code()).as("kubectl fails").isNotZero();
    }
    boolean differs = connection.expected().containsKey("kubectl");
    assertThat(connection.torture().has("differs"))
        .as("a difference has a reason")
        .isEqualTo(differs);
  }

  /// `get --raw` takes the path as it is, so a server with a path of its own is asked otherwise.
  private static String[] command(TortureConnection connection, Optional<List<String>> expected) {
    String context = "--context=" + connection.context();
    boolean plain = expected.isEmpty() || expected.get().contains("GET /version");
    return plain
        ? new String[] {context, "get", "--raw", "/version"}
        : new String[] {context, "version"};
  }
}
