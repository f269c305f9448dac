package dev.portolan.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class KubectlTest {
  private static final ContainerRef WEB = new ContainerRef("shop", "web-0", "app");

  @Test
  void linesCanBePastedIntoAShell() {
    assertThat(Kubectl.exec(null, WEB, List.of("ping", "-c5", "10.1.2.3")))
        .isEqualTo("kubectl exec -n shop web-0 -c app -- ping -c5 10.1.2.3");
    assertThat(Kubectl.exec("my ctx", WEB, List.of("sh", "-c", "echo \"$1\" 'x'", "")))
        .isEqualTo(
            "kubectl --context 'my ctx' exec -n shop web-0 -c app --"
                + " sh -c 'echo \"$1\" '\\''x'\\''' ''");
    assertThat(Kubectl.get(null, ObjectRef.service("shop", "web")))
        .isEqualTo("kubectl get services web -n shop -o yaml");
    assertThat(Kubectl.describe("lab", ObjectRef.node("n1")))
        .isEqualTo("kubectl --context lab describe nodes n1");
    assertThat(Kubectl.logs(null, WEB)).isEqualTo("kubectl logs -n shop web-0 -c app --tail=100");
    assertThat(Kubectl.debug(null, WEB))
        .isEqualTo("kubectl debug -it web-0 -n shop --image=nicolaka/netshoot --target=app");
  }

  /// bash itself says what it makes of a line.
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void bashReadsTheWordsThatWereMeant() throws Exception {
    List<String> argv =
        List.of(
            "sh",
            "-c",
            "printf '%s\n' \"$1\"\nexit 0",
            "portolan",
            "$(rm x)",
            "`id`",
            "; rm -rf /",
            "it's",
            "",
            " ",
            "a\\b",
            "!!",
            "*",
            "~",
            "#x",
            "-f",
            "a=b",
            "ü 日本",
            "\t",
            "<&>|",
            "{a,b}");
    String line = Kubectl.exec("it's \"my\" $context", WEB, argv);
    Process bash =
        new ProcessBuilder("bash", "-c", "kubectl() { printf '%s\\0' \"$@\"; }\n" + line).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).isZero();
    List<String> words = List.of(said.split("\0", -1));
    assertThat(words.subList(0, 2)).containsExactly("--context", "it's \"my\" $context");
    assertThat(words.subList(words.indexOf("--") + 1, words.size() - 1)).isEqualTo(argv);
  }

  @Test
  void aCheckFromThisComputerIsNoExec() {
    assertThat(Kubectl.lines("lab", result(Vantage.Way.LAPTOP))).containsExactly("nc -z 'a b'");
    assertThat(Kubectl.lines("lab", result(Vantage.Way.DEBUG_CONTAINER)))
        .containsExactly(
            "kubectl --context lab exec -n shop web-0 -c portolan-debug -- nc -z 'a b'");
  }

  @Test
  void theCommandThatGaveTheAnswerIsTheLast() {
    CheckResult one = result(Vantage.Way.EXEC);
    CheckResult.Transcript tried =
        new CheckResult.Transcript(
            List.of(List.of("nc", "-z", "a"), List.of("curl", "a")),
            "",
            Instant.EPOCH,
            Duration.ZERO);
    CheckResult two =
        new CheckResult(one.request(), Outcome.ANSWERED, "", "", List.of(), tried, one.vantage());

    assertThat(Kubectl.last(null, two)).hasValueSatisfying(l -> assertThat(l).endsWith("curl a"));
    assertThat(Kubectl.lines(null, two)).hasSize(2);
  }

  private static CheckResult result(Vantage.Way way) {
    ContainerRef debug = new ContainerRef("shop", "web-0", "portolan-debug");
    return new CheckResult(
        new CheckRequest(
            CheckKind.REACH, WEB, new Target.HostTarget("a"), 1, Duration.ofSeconds(1)),
        Outcome.ANSWERED,
        "",
        "",
        List.of(),
        new CheckResult.Transcript(
            List.of(List.of("nc", "-z", "a b")), "", Instant.EPOCH, Duration.ZERO),
        new Vantage(debug, "", "", way, ""));
  }
}
