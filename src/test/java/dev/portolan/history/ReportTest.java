package dev.portolan.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class ReportTest {
  private static final String NASTY = "a|b `c` <d> &e; ``` \u001b[31m ]]> *f* _g_";

  @Test
  void markdownIsReadByPeopleInATicket() throws IOException {
    assertThat(text(Report.MARKDOWN, List.of(Kept.entry(Kept.connect(1, -1)))))
        .isEqualTo(
            """
            # Checks in `prod`

            ## Reach shop/web-0 → shop/db:5432: timed out

            shop/db did not answer

            > Look at the policies.

            - Asked: 2026-03-01T10:01:00Z, took 1.50 s
            - From: container `shop/web-0/main`, exec in the pod's own container
            - Node: `n1`
            - Image: `shop/web@sha256:00ff`
            - Options: port 5432
            - Id: `%s`

            | Of | What | Value |
            |---|---|---|
            | 10.1.2.3:5432 | outcome | timed out |

            ```bash
            kubectl --context prod exec -n shop web-0 -c main -- nc -z 10.1.2.3 5432
            ```

            <details><summary>What was printed</summary>

            ```text
            first line
            last line
            ```

            </details>

            """
                .formatted(Kept.entry(Kept.connect(1, -1)).id()));
  }

  @Test
  void markdownTellsOfSeveralInATableAndOfSimulation() throws IOException {
    Entry demo = EntryJson.entry("demo", true, Kept.ping(2, 4, 3));
    String text = text(Report.MARKDOWN, List.of(Kept.entry(Kept.connect(3, 1)), demo));
    assertThat(text)
        .contains("> Simulated:")
        .contains("| 2026-03-01T10:03:00Z | Reach shop/web-0 → shop/db:5432 | answered | 1.00 ms |")
        .contains("| 2026-03-01T10:02:00Z | Ping shop/web-0 → shop/db | answered | 20 % lost |");
  }

  @Test
  void whatAPodPrintedStaysInItsPlace() throws Exception {
    Finding found = new Finding.Connect("10.1.2.3", 80, "", Outcome.REFUSED, -1, NASTY);
    Entry entry =
        Kept.entry(
            Kept.of(
                new Question.Reach(80), Outcome.REFUSED, NASTY, found, 1, List.of("nc", NASTY)));
    String markdown = text(Report.MARKDOWN, List.of(entry));
    assertThat(markdown)
        .doesNotContain("\u001b")
        .contains("````bash")
        .contains("a\\|b \\`c\\` &lt;d>");
    Element testcase = (Element) xml(List.of(entry)).getElementsByTagName("testcase").item(0);
    Element failure = (Element) testcase.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo(NASTY.replace("\u001b", "\uFFFD"));
    assertThat(testcase.getTextContent()).contains("]]>").contains("kubectl --context prod exec");
  }

  @Test
  void aBuildServerCountsWhatFailedAndWhatCouldNotBeAsked() throws Exception {
    List<Entry> entries =
        List.of(
            Kept.entry(Kept.connect(4, -1)),
            Kept.entry(Kept.connect(3, 1)),
            outcome(Outcome.TOOL_MISSING),
            outcome(Outcome.CANCELLED));
    Element suite = (Element) xml(entries).getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("name")).isEqualTo("prod");
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getAttribute("time")).isEqualTo("6.000");
    Element first = (Element) suite.getElementsByTagName("testcase").item(0);
    assertThat(first.getAttribute("classname")).isEqualTo("shop/web-0");
    assertThat(first.getAttribute("name")).isEqualTo("Reach shop/web-0 → shop/db:5432");
  }

  @Test
  void jsonHoldsAllThatIsKept() throws IOException {
    Entry entry = Kept.entry(Kept.trace(1, "10.0.0.1", "", "10.1.2.3"));
    JsonNode root = new ObjectMapper().readTree(text(Report.JSON, List.of(entry)));
    assertThat(root.path("schema").asText()).isEqualTo("portolan.history/v1");
    JsonNode one = root.path("results").get(0);
    assertThat(one.path("kubectl").get(0).asText()).startsWith("kubectl --context prod exec");
    assertThat(ResultJson.result(one.path("result"))).isEqualTo(entry.result());
  }

  private static Entry outcome(Outcome outcome) {
    Finding none = new Finding.Ping("10.1.2.3", outcome, 0, 0, Finding.Rtt.NONE, "");
    return Kept.entry(Kept.of(Question.Ping.PLAIN, outcome, "why", none, 1, List.of("ping")));
  }

  private static Document xml(List<Entry> entries) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text(Report.JUNIT, entries))));
  }

  private static String text(Report report, List<Entry> entries) throws IOException {
    StringBuilder text = new StringBuilder();
    report.write(entries, text);
    return text.toString();
  }
}
