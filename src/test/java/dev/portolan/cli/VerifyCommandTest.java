package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.CommandLineRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class VerifyCommandTest {
  private static final String SET =
      """
      checks:
      - name: "cart <reaches> \\"its\\" database #1"
        from: deploy/shop/cart
        to: svc/shop/db
        port: 5432
        expect: answered
      - {name: nobody, from: shop/nobody, to: svc/shop/db, port: 5432, expect: denied}
      """;

  @TempDir Path home;

  @Test
  void whatHoldsOnTheWireIsZero() throws IOException {
    CommandLineRun run = verify(SET.replaceAll("(?m)^- \\{.*\n", ""), "-o", "tap");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("TAP version 13\n1..1\nok 1 - cart <reaches> \"its\" database \\#1");
  }

  @Test
  void junitTellsFailuresAndErrorsApart() throws Exception {
    CommandLineRun run = verify(SET.replace("answered", "timeout"), "-o", "junit");

    assertThat(run.code()).isEqualTo(Exit.NO);
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(run.out().getBytes(StandardCharsets.UTF_8)));
    Element suite = xml.getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    Element first = (Element) suite.getElementsByTagName("testcase").item(0);
    assertThat(first.getAttribute("name")).isEqualTo("cart <reaches> \"its\" database #1");
    assertThat(((Element) first.getElementsByTagName("failure").item(0)).getAttribute("message"))
        .startsWith("expected timeout; answered: ");
  }

  @Test
  void whatCouldNotBeFoundOutIsThreeAndSaysWhy() throws IOException {
    CommandLineRun run = verify(SET, "--predict");

    assertThat(run.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(run.out())
        .contains("ok       cart <reaches>")
        .contains("unknown  nobody")
        .contains("no pod, workload or service named shop/nobody");
  }

  @Test
  void aFileThatIsNoCheckSetIsTwoWithItsLines() throws IOException {
    CommandLineRun run = verify("checks:\n- from: a\n  to: b\n  expect: perhaps\n");

    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("checks.yaml:4: expect: there are allowed, ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aSweepPrintsACheckSetThatHolds() throws IOException {
    CommandLineRun sweep = CommandLineRun.of(home, "sweep", "--demo", "--as-checks");
    // pods without a tool to ask by name services in their environment, too
    assertThat(sweep.code()).as(sweep.err()).isEqualTo(Exit.UNKNOWN);
    // what a pod on its host's network gets depends on which of a service's pods answers
    assertThat(sweep.out()).contains("with an undecided prediction: left out");
    assertThat(sweep.err()).contains("with an undecided prediction: left out");
    assertThat(sweep.out()).contains("- from: deploy/shop/cart\n  to: svc/shop/db\n");
    CommandLineRun again = verify(sweep.out(), "-o", "json");

    assertThat(again.code()).as(again.out()).isZero();
    assertThat(again.out()).contains("\"failed\" : 0").contains("\"unknown\" : 0");
  }

  private CommandLineRun verify(String set, String... more) throws IOException {
    Path file = Files.writeString(home.resolve("checks.yaml"), set);
    String[] args = new String[more.length + 3];
    args[0] = "verify";
    args[1] = "--demo";
    args[2] = file.toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return CommandLineRun.of(home, args);
  }
}
