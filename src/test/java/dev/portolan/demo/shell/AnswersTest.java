package dev.portolan.demo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.demo.net.SimNetwork;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.world.CuratedWorld;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Question;
import dev.portolan.probe.output.HopNamer;
import dev.portolan.probe.output.OutputParser;
import dev.portolan.probe.output.OutputParser.Ending;
import dev.portolan.probe.target.Aim.Method;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.tool.Scripts;
import dev.portolan.probe.tool.Tool;
import dev.portolan.probe.tool.ToolTable;
import dev.portolan.probe.tool.Toolbox;
import dev.portolan.testkit.ClusterFixture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The demo's programs asked by the tables' own commands, and what they print read by the tables'
/// own parsers: each question that an image can answer comes out as it is in the demo's network.
final class AnswersTest {
  private static final SnapshotIndex NOTHING = new SnapshotIndex(new ClusterFixture().build());

  private static ObjectStore store;
  private static Containers containers;

  @BeforeAll
  static void start() {
    store = new ObjectStore();
    CuratedWorld.fill(store, 7);
    containers = new Containers(new SimNetwork(store), 7, 0.001);
  }

  @AfterAll
  static void stop() {
    containers.close();
  }

  private record Printed(String out, String err, int code) {}

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
        Printed printed = run(pod, tool.argv().apply(point));
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
    List<String> find = new ArrayList<>(List.of("sh", "-c", Scripts.FIND, "portolan"));
    find.addAll(Toolbox.WANTED);
    Map<String, String> paths = new HashMap<>();
    for (String line : run(pod, find).out().lines().toList()) {
      int space = line.indexOf(' ');
      paths.put(line.substring(0, space), line.substring(space + 1));
    }
    return Toolbox.found(paths);
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
      case "FAR" -> address(Resource.PODS, "sandbox", "far-away", "/status/podIP");
      case "HOLE" -> address(Resource.PODS, "sandbox", "black-hole", "/status/podIP");
      default ->
          address(
              Resource.SERVICES, "ingress-nginx", "ingress-nginx-controller", "/spec/clusterIP");
    };
  }

  private static String address(Resource resource, String namespace, String name, String at) {
    return store.list(resource, namespace).items().stream()
        .filter(o -> o.name().startsWith(name))
        .findFirst()
        .orElseThrow()
        .tree()
        .at(at)
        .asText();
  }

  private static Printed run(String pod, List<String> argv) throws Exception {
    StringBuilder out = new StringBuilder();
    StringBuilder err = new StringBuilder();
    CompletableFuture<Exit> end = new CompletableFuture<>();
    containers.start(
        new ContainerRef("sandbox", pod, "tools"),
        argv,
        new Output() {
          @Override
          public void write(boolean error, byte[] bytes) {
            (error ? err : out).append(new String(bytes, StandardCharsets.UTF_8));
          }

          @Override
          public void ended(Exit exit) {
            end.complete(exit);
          }
        });
    int code = end.get(20, TimeUnit.SECONDS) instanceof Exit.Code(int number) ? number : -1;
    return new Printed(out.toString(), err.toString(), code);
  }
}
