package dev.portolan.probe.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Question;
import dev.portolan.probe.QuestionRules;
import dev.portolan.probe.Target;
import dev.portolan.probe.target.Aim;
import dev.portolan.probe.target.Aim.Method;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.target.Targets;
import dev.portolan.testkit.ClusterFixture;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Words that try to be an option, a command or a second line: none gets into a command but as one
/// harmless word, whatever tool would run.
final class InjectionTest {
  private static final ContainerRef FROM = new ContainerRef("shop", "web-0", "main");
  private static final Targets TARGETS = new Targets(new SnapshotIndex(ClusterFixture.shop()));
  private static final List<String> HOSTILE =
      List.of("-f", "--help", "; rm -rf /", "$(x)", "`x`", "a\nb", "a b", "@/etc/passwd", "+x", "");

  @ParameterizedTest
  @MethodSource("kindsAndHosts")
  void aHostileHostIsNeverAskedFor(CheckKind kind, String host) {
    CheckRequest request =
        new CheckRequest(kind, FROM, new Target.HostTarget(host), 80, Duration.ofSeconds(1));

    assertThat(TARGETS.resolve(request)).isInstanceOf(Aim.Nothing.class);
  }

  static Stream<Object[]> kindsAndHosts() {
    return Stream.of(CheckKind.values())
        .flatMap(k -> HOSTILE.stream().map(h -> new Object[] {k, h}));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void anOptionThatIsNoneIsRefused(Question question) {
    assertThat(QuestionRules.problem(question)).isNotEmpty();
    CheckRequest request =
        new CheckRequest(question, FROM, new Target.HostTarget("db"), Duration.ofSeconds(1));
    assertThat(TARGETS.resolve(request)).isInstanceOf(Aim.Nothing.class);
  }

  static Stream<Question> questions() {
    return Stream.of(
        http("-X", "/", List.of()),
        http("GET /x", "/", List.of()),
        http("GET", "-o", List.of()),
        http("GET", "x", List.of()),
        http("GET", "/a b", List.of()),
        http("GET", "/a\r\nHost: b", List.of()),
        http("GET", "/", List.of("@/etc/passwd")),
        http("GET", "/", List.of("-o /tmp/x")),
        http("GET", "/", List.of("A: b\r\nC: d")),
        new Question.Tls(443, "-servername"),
        new Question.Tls(443, "a b"),
        new Question.Tls(443, "$(x)"),
        new Question.Grpc(false, 1, "-tls"),
        new Question.Grpc(false, 1, "a;b"),
        new Question.Grpc(false, 1, "", "-tls"),
        new Question.Grpc(false, 1, "", "a b"),
        new Question.Grpc(false, 1, "", "a:b"),
        new Question.Grpc(false, 1, "", "a\r\nx: y"),
        new Question.Grpc(false, 1, "", "$(x):1"),
        new Question.Udp(1, "x".repeat(1201)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-f", "; rm -rf /", "$(x)", "%s%n", "a'b\"c"})
  void aPayloadTravelsAsFiguresAlone(String payload) {
    for (Tool tool : table(new Question.Udp(9, payload), Method.UDP)) {
      List<String> argv = tool.argv().apply(new Point("10.0.0.1", 9, ""));
      assertThat(argv).as(tool.id()).noneMatch(w -> !w.contains("\n") && w.contains(payload));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/$(x)", "/;rm", "/`x`", "/a?b=[1-9]&c={d,e}"})
  void aPathIsOneWordAndNoScript(String path) {
    Question question = http("GET", path, List.of("X-A: $(x); rm"));
    if (!QuestionRules.problem(question).isEmpty()) {
      return; // refused before any tool
    }
    for (Tool tool : table(question, Method.HTTP)) {
      List<String> argv = tool.argv().apply(new Point("10.0.0.1", 80, ""));
      assertThat(argv).as(tool.id()).anyMatch(w -> w.endsWith(path));
      assertThat(scripts(argv)).as(tool.id()).noneMatch(w -> w.contains(path));
    }
  }

  /// Hostile addresses never get this far; if one did, it would still be a word of its own, or
  /// follow a constant that ends in `=` or a scheme.
  @ParameterizedTest
  @MethodSource("asked")
  void everyToolGetsConstantProgramsAndBoundedLines(Question question, Method method) {
    for (Tool tool : table(question, method)) {
      List<String> argv = tool.argv().apply(new Point("10.9.8.7", 4321, "", "name.example"));
      List<String> other = tool.argv().apply(new Point("10.6.5.4", 4322, "", "name.example"));
      assertThat(scripts(argv)).as(tool.id()).isEqualTo(scripts(other));
      assertThat(argv).as(tool.id()).hasSameSizeAs(other);
      // The words travel in the address of the exec; proxies are known to refuse more than 8 KB.
      int bytes =
          argv.stream()
              .mapToInt(w -> 9 + URLEncoder.encode(w, StandardCharsets.UTF_8).length())
              .sum();
      assertThat(bytes).as(tool.id()).isLessThan(7_600);
    }
  }

  static Stream<Object[]> asked() {
    return Stream.of(
        new Object[] {new Question.Reach(4321), Method.CONNECT},
        new Object[] {new Question.Udp(4321, "x"), Method.UDP},
        new Object[] {new Question.Tls(4321, ""), Method.TLS},
        new Object[] {http("GET", "/", List.of()), Method.HTTP},
        new Object[] {new Question.Grpc(false, 4321, ""), Method.GRPC});
  }

  private static List<String> scripts(List<String> argv) {
    return argv.stream().filter(w -> w.contains("\n")).toList();
  }

  private static List<Tool> table(Question question, Method method) {
    return ToolTable.of(method, question, Instant.EPOCH);
  }

  private static Question http(String method, String path, List<String> headers) {
    return new Question.Http(false, 80, method, path, headers, false);
  }
}
