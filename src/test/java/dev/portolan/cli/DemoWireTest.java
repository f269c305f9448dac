package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.testkit.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Captures and logs of the demo cluster by the command line.
final class DemoWireTest {
  @TempDir Path home;

  @Test
  void capturesWhatThePodSaysAndSavesIt() throws IOException {
    Path file = home.resolve("a.pcapng");
    CommandLineRun run =
        of("capture", "sandbox/toolbox", "--count", "4", "-o", "json", "-w", file.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(4);
    for (String line : run.out().lines().toList()) {
      JsonNode packet = new ObjectMapper().readTree(line);
      assertThat(packet.at("/from/name").asText() + packet.at("/to/name").asText())
          .contains("sandbox/toolbox");
    }
    assertThat(run.err()).contains("Simulated").contains("4 packets");
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .contains("never on a wire", "sandbox/toolbox");
  }

  @Test
  void saysWhatIsMissing() {
    CommandLineRun none = of("capture", "shop/web", "--count", "1");
    assertThat(none.code()).isEqualTo(2);
    CommandLineRun name = of("capture", "sandbox/toolbox", "--filter", "host example.org");
    assertThat(name.code()).isEqualTo(2);
    assertThat(name.err()).contains("--filter: ");
  }

  @Test
  void logsTellWhatTheySimulate() {
    CommandLineRun list = of("logs", "--list");
    assertThat(list.out()).contains("dns  Cluster DNS", "plugin  Simulated network", "proxy  ");
    CommandLineRun run = of("logs", "--of", "dns");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("simulated: a log of Portolan's demo cluster");
    assertThat(of("logs", "--of", "nothing").code()).isEqualTo(2);
  }

  private CommandLineRun of(String... args) {
    String[] all = new String[args.length + 1];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--demo";
    return CommandLineRun.of(home, all);
  }
}
