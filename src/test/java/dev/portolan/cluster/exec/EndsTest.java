package dev.portolan.cluster.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.exec.Way.Result.Ended;
import dev.portolan.cluster.exec.Way.Result.NotStarted;
import dev.portolan.cluster.json.ApiStatus;
import dev.portolan.probe.PodExec.End;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The words of API server, kubelet and runtimes (containerd, CRI-O, dockershim) as they were seen.
final class EndsTest {
  private record Row(String message, Class<? extends End> end) {}

  private static ApiStatus failure(String message, Map<String, String> causes) {
    return new ApiStatus("Failure", 500, "InternalError", message, causes);
  }

  @Test
  void theErrorChannel() {
    List<Row> rows =
        List.of(
            new Row(
                "Internal error occurred: error executing command in container: failed to exec in"
                    + " container: failed to start exec \"bf\": OCI runtime exec failed: exec"
                    + " failed: unable to start container process: exec: \"nosuchprog\": executable"
                    + " file not found in $PATH: unknown",
                End.NoSuchProgram.class),
            new Row(
                "OCI runtime exec failed: exec failed: unable to start container process: exec:"
                    + " \"/no/such\": stat /no/such: no such file or directory: unknown",
                End.NoSuchProgram.class),
            new Row("container not found (\"app\")", End.Gone.class),
            new Row("task 12ab is not running: unknown", End.Gone.class),
            new Row("error dialing backend: i/o timeout", End.Broken.class));
    for (Row row : rows) {
      assertThat(Ends.of(failure(row.message, Map.of()), "")).isInstanceOf(row.end);
    }
  }

  @Test
  void exitCodesAreTheProgramsOwnUnlessTheRuntimeSpeaks() {
    ApiStatus code126 = failure("command terminated", Map.of("ExitCode", "126"));
    assertThat(Ends.of(code126, "sh: x: Permission denied")).isEqualTo(new End.Exited(126));
    assertThat(
            Ends.of(
                code126,
                "OCI runtime exec failed: exec failed: container_linux.go:349: starting container"
                    + " process caused \"exec: \\\"ping\\\": executable file not found in $PATH\""))
        .isInstanceOf(End.NoSuchProgram.class);
    ApiStatus success =
        ApiStatus.parse(
            "{\"metadata\":{},\"status\":\"Success\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(Ends.of(success, "")).isEqualTo(new End.Exited(0));
  }

  @Test
  void aHandshakeEndsItOrLeavesItToAnotherWay() {
    assertThat(Ends.ofHandshake(403, failure("no", Map.of())))
        .isEqualTo(new NotStarted(new Hurdle(true, "no")));
    assertThat(Ends.ofHandshake(401, failure("Unauthorized", Map.of())))
        .isInstanceOfSatisfying(
            Ended.class, e -> assertThat(e.end()).isInstanceOf(End.Denied.class));
    assertThat(Ends.ofHandshake(404, failure("pods \"x\" not found", Map.of())))
        .isEqualTo(new Ended(new End.Gone("pods \"x\" not found")));
    assertThat(
            Ends.ofHandshake(
                500, failure("cannot exec into a container in a completed pod", Map.of())))
        .isInstanceOfSatisfying(Ended.class, e -> assertThat(e.end()).isInstanceOf(End.Gone.class));
    assertThat(Ends.ofHandshake(500, failure("error dialing backend", Map.of())))
        .isEqualTo(new Ended(new End.Broken("the server answers 500: error dialing backend")));
    for (int code : List.of(200, 302, 400, 404, 405, 426, 500, 501, 503)) {
      ApiStatus page = ApiStatus.parse("<h1>no".getBytes(StandardCharsets.UTF_8));
      assertThat(Ends.ofHandshake(code, page))
          .isEqualTo(new NotStarted(new Hurdle(false, "the server answers " + code + ": <h1>no")));
    }
  }
}
