package dev.portolan.probe.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.probe.Question;
import dev.portolan.probe.target.Aim.Point;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Busybox's HTTPS request against servers of this machine: nothing of it is left running.
@Timeout(60)
final class WithChildrenTest {
  private static final Path BUSYBOX = Path.of("/bin/busybox");

  @Test
  void endsTheHelperOfAWgetThatASilentServerHolds() throws Exception {
    assumeTrue(Files.isExecutable(BUSYBOX), "busybox is not installed");
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Process process = start("1", wget(silent.getLocalPort()));
      process.onExit().get(20, TimeUnit.SECONDS);
      // A helper that were left would hold the server's side open.
      try (Socket held = silent.accept()) {
        held.setSoTimeout(10_000);
        while (held.getInputStream().read() >= 0) {
          // what the handshake began with
        }
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.exitValue()).as(said).isEqualTo(143);
      assertThat(said).contains("Connecting to 127.0.0.1");
    }
  }

  @Test
  void handsOnTheCommandsEnd() throws Exception {
    assumeTrue(Files.isExecutable(BUSYBOX), "busybox is not installed");

    assertThat(start("5", List.of("sh", "-c", "exit 3")).waitFor()).isEqualTo(3);
    assertThat(start("5", List.of("true")).waitFor()).isZero();
  }

  @Test
  void isTheWayWhereTheImageHasTheHelper() {
    Map<String, String> small = Map.of("wget", "wget", "ssl_client", "ssl_client");

    assertThat(ids(small)).contains("wget of busybox with TLS");
    assertThat(ids(Map.of("wget", "wget"))).doesNotContain("wget of busybox with TLS");
    assertThat(ids(Map.of("wget", "/usr/bin/wget", "ssl_client", "/bin/busybox")))
        .doesNotContain("wget of busybox with TLS");
  }

  private static List<String> ids(Map<String, String> paths) {
    Question.Http question = new Question.Http(true, 443, "GET", "/", List.of(), false);
    Point point = new Point("10.1.2.3", 443, "");
    Toolbox box = Toolbox.found(paths);
    return HttpTools.of(question).stream()
        .filter(t -> t.fits().test(box, point))
        .map(Tool::id)
        .toList();
  }

  private static List<String> wget(int port) {
    return List.of(
        BUSYBOX.toString(),
        "wget",
        "-O",
        "/dev/null",
        "--no-check-certificate",
        "https://127.0.0.1:" + port + "/");
  }

  private static Process start(String limit, List<String> command) throws IOException {
    List<String> argv = new ArrayList<>(List.of(BUSYBOX.toString(), "sh", "-c"));
    argv.addAll(List.of(RawHttpScripts.WITH_CHILDREN, "portolan", limit));
    argv.addAll(command);
    return new ProcessBuilder(argv).redirectErrorStream(true).start();
  }
}
