package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.testkit.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every verb on the embedded demo cluster, with its exit code.
final class DemoCommandsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reach --from sandbox/toolbox --to svc/shop/catalog               | 0 | answered
          reach --from sandbox/toolbox --to svc/legacy/reports             | 1 | refused
          reach --from sandbox/toolbox --to shop/db-0                      | 1 | timed_out
          reach --from sandbox/toolbox --to no.such.name --port 80         | 1 | unresolved
          reach --from sandbox/distroless --to svc/shop/catalog            | 3 | tool_missing
          ping --from sandbox/toolbox --to sandbox/box                     | 0 | answered
          ping --from sandbox/restricted --to sandbox/box                  | 3 | not_permitted
          traceroute --from sandbox/toolbox --to monitoring/alertmanager-0 | 0 | answered
          """)
  void aCheckAnswersWithItsExitCode(String line, int code, String outcome) throws IOException {
    CommandLineRun run =
        CommandLineRun.of(folder, ("check " + line + " --demo -o json").split(" +"));
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    JsonNode result = new ObjectMapper().readTree(run.out());
    assertThat(result.path("outcome").asText()).isEqualTo(outcome);
    assertThat(result.path("simulated").asBoolean()).isTrue();
    assertThat(result.path("summary").asText()).isNotEmpty();
  }

  @Test
  void aCheckIsHeldAgainstThePoliciesAndSaysHowItWasAsked() throws IOException {
    String line = "check reach --demo --from sandbox/toolbox --to shop/db-0";
    CommandLineRun text = CommandLineRun.of(folder, line.split(" "));
    assertThat(text.out())
        .contains("As predicted: denied (isolated for ingress by shop/db-from-backends");
    assertThat(text.err()).contains("$ kubectl --context demo exec -n sandbox toolbox -c tools --");

    CommandLineRun run = CommandLineRun.of(folder, (line + " -o json").split(" "));
    JsonNode result = new ObjectMapper().readTree(run.out());
    assertThat(result.at("/expected/predicted").asText()).isEqualTo("denied");
    assertThat(result.at("/expected/standing").asText()).isEqualTo("agree");
    assertThat(result.at("/from/way").asText()).isEqualTo("exec");
    assertThat(result.at("/from/node").asText()).isNotEmpty();
  }

  @Test
  void whatIsNotAsPredictedComesWithItsCause() {
    CommandLineRun run =
        CommandLineRun.of(
            folder, "check reach --demo --from sandbox/toolbox --to svc/legacy/reports".split(" "));
    assertThat(run.out())
        .contains("selector app=reports-v2 matches no pod", "kubectl --context demo get services");
  }

  @Test
  void contextsShowsTheDemosOwn() {
    CommandLineRun run = CommandLineRun.of(folder, "contexts", "--demo");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("demo", "demo-limited");
  }

  @Test
  void mapDrawsTheChosenNamespaceOnly() throws IOException {
    Path svg = folder.resolve("shop.svg");
    CommandLineRun run =
        CommandLineRun.of(folder, "map", "--demo", "-n", "shop", "-o", svg.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("simulated");
    assertThat(Files.readString(svg)).contains("storefront").doesNotContain("prometheus");
  }

  @Test
  void aGeneratedClusterIsDrawnWhole() throws IOException {
    Path png = folder.resolve("many.png");
    CommandLineRun run =
        CommandLineRun.of(
            folder, "map", "--demo-pods", "500", "--scale", "1", "-o", png.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("500 pods");
    assertThat(ImageIO.read(png.toFile()).getWidth()).isGreaterThan(1000);
  }

  @Test
  void aRoleThatMayNotExecIsNotPermitted() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            folder,
            "check reach --demo --context demo-limited --from shop/db-0 --to svc/shop/cart -o json"
                .split(" "));
    assertThat(run.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(new ObjectMapper().readTree(run.out()).path("outcome").asText())
        .isEqualTo("not_permitted");
  }

  @Test
  void anUnwritablePathAndAnUnknownPodAreOneLineEach() {
    CommandLineRun unwritable =
        CommandLineRun.of(
            folder, "map", "--demo", "-o", folder.resolve("no/such/x.png").toString());
    assertThat(unwritable.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(unwritable.err().lines()).hasSize(1);
    String packets = folder.resolve("no/x.pcapng").toString();
    CommandLineRun unsaved =
        CommandLineRun.of(folder, "capture", "--demo", "sandbox/toolbox", "-w", packets);
    assertThat(unsaved.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(unsaved.err())
        .contains("portolan: the packets were not saved: " + packets + ": no such file");
    CommandLineRun unknown =
        CommandLineRun.of(folder, "check", "ping", "--demo", "--from", "shop/nope", "--to", "x");
    assertThat(unknown.code()).isEqualTo(Exit.USAGE);
    assertThat(unknown.err()).contains("no pod named shop/nope");
  }
}
