package dev.portolan.demo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.demo.shell.DemoShell.Printed;
import dev.portolan.demo.store.Resource;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Question;
import dev.portolan.probe.output.HopNamer;
import dev.portolan.probe.output.OutputParser;
import dev.portolan.probe.output.OutputParser.Ending;
import dev.portolan.probe.target.Aim.Method;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.tool.Tool;
import dev.portolan.probe.tool.ToolTable;
import dev.portolan.probe.tool.Toolbox;
import dev.portolan.testkit.ClusterFixture;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The demo's programs asked by the tables' own commands, and what they print read by the tables'
/// own parsers: each question that an image can answer comes out as it is in the demo's network.
final class AnswersTest {
  private static final SnapshotIndex NOTHING = new SnapshotIndex(new ClusterFixture().build());

  private static DemoShell shell;

  @BeforeAll
  static void start() {
    shell = new DemoShell();
  }

  @AfterAll
  static void stop() {
    shell.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          toolbox | tls  | EDGE 443 shop.demo.example | ANSWERED
          toolbox | tls  | FAR 8080 ''                | REFUSED
          toolbox | tls  | FAR 82 ''                  | REFUSED
          toolbox | http | FAR 8080 ''                | ANSWERED
          toolbox | http | FAR 82 ''                  | REFUSED
          toolbox | dns  | - 0 far-away.sandbox       | ANSWERED
          toolbox | dns  | - 0 nosuch                 | UNRESOLVED
          toolbox | connect | FAR 8080 ''             | ANSWERED
          toolbox | connect | HOLE 81 ''              | TIMED_OUT
          box     | http | FAR 8080 ''                | ANSWERED
          box     | http | FAR 82 ''                  | REFUSED
          box     | dns  | - 0 far-away.sandbox       | ANSWERED
          box     | connect | FAR 8080 ''             | ANSWERED
          debian  | http | FAR 8080 ''                | ANSWERED
          debian  | connect | FAR 82 ''               | REFUSED
          python  | connect | FAR 8080 ''             | ANSWERED
          """)
  void isReadByTheParserOfItsRow(String pod, String what, String to, String outcome)
      throws Exception {
    String[] words = to.split(" ", -1);
    String name = words[2].equals("''") ? "" : words[2];
    String address = words[0].equals("-") ? "" : address(words[0]);
    Point point = new Point(address, Integer.parseInt(words[1]), "", name);

    assertThat(ask(pod, question(what), method(what), point).outcome().name()).isEqualTo(outcome);
  }

  /// As a check does: the first tool that fits and can tell.
  private static Finding ask(String pod, Question question, Method method, Point point)
      throws Exception {
    Toolbox box = toolbox(pod);
    for (Tool tool : ToolTable.of(method, question, Instant.parse("2026-11-22T12:00:00Z"))) {
      if (tool.fits().test(box, point)) {
        Printed printed = shell.run(pod, tool.argv().apply(point));
        OutputParser parser = tool.parsing().parser(point, new HopNamer(NOTHING));
        printed.out().lines().forEach(l -> parser.line(false, l));
        printed.err().lines().forEach(l -> parser.line(true, l));
        Finding finding = parser.finish(Ending.exited(printed.code()));
        if (!parser.unfit()) {
          return finding;
        }
      }
    }
    throw new AssertionError("no tool in " + pod + " for " + question);
  }

  private static Toolbox toolbox(String pod) throws Exception {
    return Toolbox.read(shell.run(pod, Toolbox.search()).out().lines().toList());
  }

  private static Question question(String what) {
    return switch (what) {
      case "tls" -> new Question.Tls(0, "");
      case "http" -> Question.Http.PLAIN;
      case "dns" -> new Question.Dns(Question.RecordType.A, false);
      default -> new Question.Reach(0);
    };
  }

  private static Method method(String what) {
    return switch (what) {
      case "tls" -> Method.TLS;
      case "http" -> Method.HTTP;
      case "dns" -> Method.DNS;
      default -> Method.CONNECT;
    };
  }

  private static String address(String of) {
    return switch (of) {
      case "FAR" -> shell.text(Resource.PODS, "sandbox", "far-away", "/status/podIP");
      case "HOLE" -> shell.text(Resource.PODS, "sandbox", "black-hole", "/status/podIP");
      default ->
          shell.text(
              Resource.SERVICES, "ingress-nginx", "ingress-nginx-controller", "/spec/clusterIP");
    };
  }
}
