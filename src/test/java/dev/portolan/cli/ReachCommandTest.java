package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.testkit.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `portolan reach` on the embedded demo cluster: the answer, its form and its exit code.
final class ReachCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --from sandbox/toolbox --to svc/payments/api                      | 1 | DENIED
          --from shop/cart --to svc/payments/api --port 80                  | 0 | ALLOWED
          --from shop/cart --to payments/api --port http                    | 0 | ALLOWED
          --from shop/cart --to shop.demo.example                           | 0 | ALLOWED
          --from shop/cart --to shop.demo.example --protocol icmp           | 3 | NOT APPLICABLE
          --from sandbox/toolbox --to shop/db-0 --port 5432                 | 1 | DENIED
          --from shop/cart --to svc/shop/catalog --port 81                  | 3 | NOT APPLICABLE
          --from payments/fraud-check --to 203.0.113.7                      | 0 | ALLOWED
          --from payments/fraud-check --to 203.0.113.70                     | 1 | DENIED
          --from payments/fraud-check --to 203.0.113.0/24                   | 3 | UNDECIDED
          --from shop/web --to 1.1.1.1 --protocol icmp                      | 0 | ALLOWED
          --from 1.1.1.1 --to 2.2.2.2                                       | 3 | NOT APPLICABLE
          --from shop/web --to catalog.shop.svc.cluster.local --port 80     | 0 | ALLOWED
          """)
  void oneQuestionIsAnsweredWithItsExitCode(String line, int code, String word) {
    CommandLineRun run = CommandLineRun.of(folder, ("reach --demo " + line).split(" +"));
    assertThat(run.out()).as(run.err()).startsWith(word + ": ");
    assertThat(run.code()).isEqualTo(code);
  }

  @Test
  void jsonHoldsTheReasonsWithTheirIds() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            folder,
            "reach --demo --from sandbox/toolbox --to shop/db-0 --port postgres -o json"
                .split(" "));
    JsonNode root = new ObjectMapper().readTree(run.out());
    assertThat(root.path("schema").asText()).isEqualTo("portolan.answer/v1");
    assertThat(root.path("state").asText()).isEqualTo("denied");
    assertThat(root.path("findings").path(0).path("port").asText()).isEqualTo("TCP 5432");
    assertThat(root.path("reasons").findValuesAsText("id"))
        .contains("ingress:NetworkPolicy/shop/db-from-backends");
  }

  @Test
  void queriesAreAnsweredALineEachInTheirOrder() throws IOException {
    Path file = folder.resolve("questions.tsv");
    Files.writeString(
        file,
        String.join(
            "\n",
            List.of(
                "sandbox/toolbox\tshop/db-0\ttcp\t5432",
                "",
                "sandbox/toolbox\tsvc/shop/catalog\ttcp\t80\r",
                "sandbox/toolbox\tsvc/shop/catalog\tTCP\t81",
                "nobody\tsvc/shop/catalog\ttcp\t80",
                "sandbox/toolbox\tsvc/shop/catalog\ttcp\teighty!")));
    CommandLineRun run = CommandLineRun.of(folder, "reach", "--demo", "--queries", file.toString());
    assertThat(run.out().lines())
        .satisfiesExactly(
            l -> assertThat(l).startsWith("denied\t").contains("shop/db-from-backends"),
            l -> assertThat(l).startsWith("undecided\tline 2: "),
            l -> assertThat(l).startsWith("allowed\t"),
            l -> assertThat(l).startsWith("undecided\tnot applicable: ").contains("80 (http)"),
            l -> assertThat(l).startsWith("undecided\tline 5: ").contains("nobody"),
            l -> assertThat(l).startsWith("undecided\tline 6: ").contains("eighty!"));
    assertThat(run.code()).isEqualTo(Exit.UNKNOWN);
  }

  @Test
  void aLineFarTooLongIsStillOneLine() throws IOException {
    Path file = folder.resolve("long.tsv");
    String fine = "shop/web\tsvc/shop/catalog\ttcp\t80\n";
    Files.writeString(file, "\uFEFF" + fine + "x".repeat(200_000) + "\n" + fine);
    CommandLineRun run = CommandLineRun.of(folder, "reach", "--demo", "--queries", file.toString());
    assertThat(run.out().lines())
        .satisfiesExactly(
            l -> assertThat(l).startsWith("allowed\t"),
            l -> assertThat(l).startsWith("undecided\tline 2: longer than 4096"),
            l -> assertThat(l).startsWith("allowed\t"));
  }
}
