package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.testkit.CommandLineRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People who may do half of what Portolan does: what they may is done, and what they may not is
/// told with the verb and the resource that are missing.
final class HalfRightsTest {
  private static final String CHECK = "check reach --from sandbox/toolbox --to svc/shop/web";

  @TempDir Path home;

  @Test
  void whoMayExecButReadNoLogs() throws IOException {
    CommandLineRun check = of("demo-no-nodes", CHECK);
    CommandLineRun logs = of("demo-no-nodes", "logs --of dns");

    assertThat(check.code()).as(check.err()).isZero();
    assertThat(logs.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(logs.out()).isEmpty();
    assertThat(logs.err().lines())
        .isNotEmpty()
        .allMatch(l -> l.contains("not allowed to read the log (get on pods/log)"))
        .allMatch(l -> l.contains("User \"demo-no-nodes\" cannot get resource \"pods/log\""));
  }

  @Test
  void whoMayReadLogsButNotExec() throws IOException {
    CommandLineRun logs = of("demo-logs", "logs --of dns");
    CommandLineRun check = of("demo-logs", CHECK + " -o json");
    JsonNode told = new ObjectMapper().readTree(check.out());

    assertThat(logs.code()).as(logs.err()).isZero();
    assertThat(logs.out()).contains("simulated");
    assertThat(check.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(told.path("outcome").asText()).isEqualTo("not_permitted");
    assertThat(told.path("summary").asText()).contains("pods/exec", "\"demo-logs\" cannot");
    assertThat(told.path("advice").asText()).contains("the verb create on pods/exec");
  }

  private CommandLineRun of(String context, String words) {
    return CommandLineRun.of(home, (words + " --demo --context " + context).split(" ", -1));
  }
}
