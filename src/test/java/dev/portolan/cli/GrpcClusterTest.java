package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.testkit.CommandLineRun;
import dev.portolan.testkit.RealCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// gRPC health asked from a pod of the lab of servers that were not made for Portolan: two of
/// etcd's (one with TLS) and one of gRPC's Python library, as hosts outside the cluster for the
/// time of the test. Skipped where there is no lab on this machine, or none of those programs.
@Tag("cluster")
@Timeout(300)
final class GrpcClusterTest {
  private static final String OUTSIDE = "198.51.100.10";
  private static final String NAMESPACE = "pl-ext";

  /// A server that says that it does not serve; the answer is a message of one field.
  private static final String NOT_SERVING =
      """
      import grpc, sys
      from concurrent import futures
      s = grpc.server(futures.ThreadPoolExecutor(2))
      s.add_generic_rpc_handlers((grpc.method_handlers_generic_handler('grpc.health.v1.Health',
          {'Check': grpc.unary_unary_rpc_method_handler(lambda r, c: b'\\x08\\x02')}),))
      s.add_insecure_port(sys.argv[1]); s.start(); print('ready to serve', flush=True); sys.stdin.read()
      """;

  @TempDir private Path folder;
  private final List<Process> servers = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Process server : servers) {
      server.destroy();
      server.waitFor();
    }
  }

  @Test
  void aRealServerTellsItsHealth() throws Exception {
    RealCluster.needsLab();
    assumeTrue(Files.exists(Path.of("/run/netns", NAMESPACE)), "the lab is not on this machine");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/etcd")), "etcd is not installed");
    etcd("http", 21379);
    etcd("https", 21381, "--auto-tls");

    assertThat(ask(21379)).contains("SERVING").doesNotContain("NOT_SERVING");
    assertThat(ask(21381, "--tls")).contains("SERVING").doesNotContain("NOT_SERVING");
    assertThat(ask(21379, "--service", "nosuch")).contains("NOT_FOUND");
    assertThat(ask(21381)).contains("no gRPC answer");
    assertThat(ask(80)).contains("no gRPC answer");
  }

  @Test
  void aServerThatDoesNotServeSaysSo() throws Exception {
    RealCluster.needsLab();
    assumeTrue(Files.exists(Path.of("/run/netns", NAMESPACE)), "the lab is not on this machine");
    boolean ready = start("ready", "/usr/bin/python3", "-c", NOT_SERVING, OUTSIDE + ":21383");
    assumeTrue(ready, "python3-grpcio is not installed");

    assertThat(ask(21383)).contains("NOT_SERVING");
  }

  private void etcd(String scheme, int port, String... more) throws IOException {
    String here = "http://127.0.0.1:" + (port + 1);
    String there = scheme + "://" + OUTSIDE + ":" + port;
    List<String> argv = new ArrayList<>(List.of("etcd", "--data-dir", folder + "/" + port));
    argv.addAll(List.of("--listen-client-urls", there, "--advertise-client-urls", there));
    argv.addAll(List.of("--listen-peer-urls", here, "--initial-advertise-peer-urls", here));
    argv.addAll(List.of("--initial-cluster", "default=" + here));
    argv.addAll(List.of(more));
    assertThat(start("ready to serve", argv.toArray(String[]::new))).as("etcd is up").isTrue();
  }

  /// Starts a program among the hosts outside; false when it ends before it says these words.
  private boolean start(String words, String... program) throws IOException {
    List<String> argv =
        Stream.concat(Stream.of("ip", "netns", "exec", NAMESPACE), Stream.of(program)).toList();
    Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
    servers.add(process);
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains(words)) {
        return true;
      }
    }
    return false;
  }

  private String ask(int port, String... more) throws IOException {
    List<String> argv = new ArrayList<>(List.of("check", "grpc", "--kubeconfig"));
    argv.add(RealCluster.kubeconfig().toString());
    argv.addAll(List.of("--from", "sandbox/client-netshoot", "--to", OUTSIDE));
    argv.addAll(List.of("--port", Integer.toString(port)));
    argv.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(folder, argv.toArray(String[]::new));
    return run.out() + run.err();
  }
}
