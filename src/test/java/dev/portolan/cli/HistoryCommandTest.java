package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.history.HistoryFile;
import dev.portolan.history.HistoryFolder;
import dev.portolan.history.Kept;
import dev.portolan.testkit.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs({OS.WINDOWS, OS.MAC}) // where the folder is named by another variable
final class HistoryCommandTest {
  @TempDir Path home;
  private HistoryFile file = new HistoryFile(Path.of(""));

  @BeforeEach
  void keep() throws IOException {
    file = new HistoryFolder(home.resolve("state/portolan/history")).of("demo", "demo");
    file.keep("demo", true, Kept.connect(1, 0.4));
    file.keep("demo", true, Kept.connect(2, -1));
    file.keep("demo", true, Kept.ping(3, 5, 1));
  }

  @Test
  void aCheckOnTheCommandLineIsKept() {
    CommandLineRun check =
        portolan("check reach --demo --from sandbox/toolbox --to svc/shop/catalog");
    assertThat(check.code()).as(check.err()).isZero();
    assertThat(portolan("history list --demo").out().lines()).hasSize(5);
    CommandLineRun shown = portolan("history show latest --demo");
    assertThat(shown.out())
        .contains(
            "Reach sandbox/toolbox → shop/catalog (simulated)", "kubectl --context demo exec");
  }

  @Test
  void listsNewestFirstAndByWhatIsLookedFor() {
    CommandLineRun all = portolan("history list --demo");
    assertThat(all.code()).isZero();
    assertThat(all.out().lines().skip(1)).hasSize(3);
    assertThat(all.out().lines().skip(1).findFirst().orElseThrow()).contains("ping", "1.00 ms");
    assertThat(portolan("history list --demo --kind reach --outcome timed_out").out().lines())
        .hasSize(2);
    assertThat(portolan("history list --demo --find nc --limit 1").out().lines()).hasSize(2);
    assertThat(portolan("history list --demo --pod shop/other").code()).isEqualTo(Exit.NO);
    assertThat(portolan("history list --demo --context demo-limited").code()).isEqualTo(Exit.NO);
  }

  @Test
  void comparesAndExports() throws IOException {
    String late = file.read().rows().get(1).id();
    String early = file.read().rows().get(2).id();
    CommandLineRun compared = portolan("history compare --demo " + late + " " + early);
    assertThat(compared.code()).isEqualTo(Exit.NO);
    assertThat(compared.out()).startsWith("From “answered” to “timed out”.");
    JsonNode json =
        new ObjectMapper().readTree(portolan("history export --demo -o json --kind ping").out());
    assertThat(json.path("results").size()).isEqualTo(1);
    Path xml = home.resolve("checks.xml");
    assertThat(portolan("history export --demo -o junit --file " + xml).code()).isZero();
    assertThat(xml).content().contains("failures=\"1\"", "tests=\"3\"");
    assertThat(portolan("history export --demo " + late.substring(0, 8)).out())
        .contains("timed out", "```bash");
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThat(portolan("history show nosuch --demo").code()).isEqualTo(Exit.USAGE);
    assertThat(portolan("history --demo").code()).isEqualTo(Exit.USAGE);
    assertThat(portolan("history list --demo --limit -3").err()).contains("--limit takes");
    CommandLineRun nowhere = portolan("history export --demo --file " + home + "/no/x.json");
    assertThat(nowhere.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(nowhere.err().lines())
        .containsExactly("portolan: no such folder: " + home.resolve("no"));
    Files.writeString(file.path(), "rubbish\n", StandardOpenOption.APPEND);
    assertThat(portolan("history list --demo").err()).contains("1 line cannot be understood");
  }

  private CommandLineRun portolan(String line) {
    Map<String, String> environment = Map.of("XDG_STATE_HOME", home.resolve("state").toString());
    return CommandLineRun.of(environment, home, line.split(" "));
  }
}
