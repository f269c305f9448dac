package dev.portolan.cluster.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.exec.ExecServer.Exchange;
import dev.portolan.cluster.exec.ExecServer.Handler;
import dev.portolan.cluster.exec.spdy.SpdyWay;
import dev.portolan.cluster.exec.websocket.WebSocketWay;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.PodExec.End;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which way a command takes past what refuses and breaks, and that it never starts twice.
@Timeout(30)
final class PodCommandsTest {
  private static final ContainerRef WHERE = new ContainerRef("ns", "p", "c");

  private static PodCommands commands(ApiConnection api) {
    Upgrades upgrades = new Upgrades(api);
    return new PodCommands(List.of(new WebSocketWay(upgrades), new SpdyWay(upgrades)));
  }

  /// A kubelet's SPDY that prints and exits with 3.
  private static void serve(Exchange exchange) throws IOException, InterruptedException {
    SpdyPeer peer = exchange.spdy(false).awaitStreams();
    peer.write("stdout", "out");
    peer.write("stderr", "err");
    peer.exit(3);
    peer.awaitGone();
  }

  private static Handler webSocketOr(Handler webSocket) {
    Handler spdy = PodCommandsTest::serve;
    return exchange -> (exchange.webSocket() ? webSocket : spdy).handle(exchange);
  }

  @Test
  void createAloneIsEnoughAndRememberedForTheNamespace() throws Exception {
    try (ExecServer server = new ExecServer(webSocketOr(e -> e.forbid("get")));
        ApiConnection api = server.connection();
        PodCommands commands = commands(api)) {
      for (int i = 0; i < 2; i++) {
        assertThat(Execution.of(commands, WHERE, "x"))
            .isEqualTo(new Execution("out", "err", new End.Exited(3)));
      }
      assertThat(server.requests())
          .containsExactly("GET websocket", "POST SPDY/3.1", "POST SPDY/3.1");
      assertThat(server.started()).isEqualTo(2);
      Execution.of(commands, new ContainerRef("other", "p", "c"), "x");
      assertThat(server.requests()).element(3).isEqualTo("GET websocket");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 301, 400, 404, 405, 426, 500, 501, 502, 503, 504})
  void whatStandsBetweenAndBreaksUpgradesIsPassedBySpdy(int code) throws Exception {
    try (ExecServer server = new ExecServer(webSocketOr(e -> e.answer(code, "<h1>proxy</h1>")));
        ApiConnection api = server.connection();
        PodCommands commands = commands(api)) {
      assertThat(Execution.of(commands, WHERE, "x").end()).isEqualTo(new End.Exited(3));
      assertThat(server.started()).isEqualTo(1);
    }
  }

  @Test
  void whatCutsEveryWebSocketHandshakeIsPassedBySpdy() throws Exception {
    Handler all =
        e -> {
          if (e.header("upgrade").isEmpty()) {
            e.refuse(400, "container no-such-container is not valid for pod p");
          } else if (!e.webSocket()) {
            serve(e);
          } // else cut
        };
    try (ExecServer server = new ExecServer(all);
        ApiConnection api = server.connection();
        PodCommands commands = commands(api)) {
      assertThat(Execution.of(commands, WHERE, "x").end()).isEqualTo(new End.Exited(3));
      assertThat(server.requests())
          .containsExactly("GET websocket", "GET websocket scout", "GET  scout", "POST SPDY/3.1");
      assertThat(server.started()).isEqualTo(1);
    }
  }

  /// A gateway that lets the handshake through and cannot make anything of the answer to it.
  private static Handler loses(int code) {
    return webSocketOr(
        e -> {
          if (e.scouting()) {
            e.refuse(400, "container no-such-container is not valid for pod p");
            return;
          }
          e.start();
          if (code > 0) {
            e.answer(code, "<h1>bad gateway</h1>");
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 502, 504})
  void aCommandThatMayHaveStartedIsNotRunAgain(int code) throws Exception {
    try (ExecServer server = new ExecServer(loses(code));
        ApiConnection api = server.connection();
        PodCommands commands = commands(api)) {
      assertThat(Execution.of(commands, WHERE, "x").end())
          .isInstanceOfSatisfying(
              End.Broken.class,
              b -> assertThat(b.message()).contains("may have started", "not run a second time"));
      assertThat(server.started()).isEqualTo(1);
      assertThat(server.requests()).doesNotContain("POST SPDY/3.1");
    }
  }

  @Test
  void aWebSocketThatBreaksIsNotFollowedByAnotherWay() throws Exception {
    Handler breaking =
        webSocketOr(
            e -> {
              e.start();
              WebSocketPeer peer = new WebSocketPeer(e);
              peer.write(1, "half");
            });
    try (ExecServer server = new ExecServer(breaking);
        ApiConnection api = server.connection();
        PodCommands commands = commands(api)) {
      Execution run = Execution.of(commands, WHERE, "x");
      assertThat(run.out()).isEqualTo("half");
      assertThat(run.end())
          .isEqualTo(new End.Broken("the server closed the connection without a result"));
      assertThat(server.started()).isEqualTo(1);
      assertThat(server.requests()).containsExactly("GET websocket");
    }
  }

  @Test
  void bothMissingVerbsAreNamedInTheServersWords() throws Exception {
    try (ExecServer server = new ExecServer(e -> e.forbid(e.webSocket() ? "get" : "create"));
        ApiConnection api = server.connection();
        PodCommands commands = commands(api)) {
      assertThat(Execution.of(commands, WHERE, "x").end())
          .isEqualTo(
              new End.Denied(
                  403,
                  "get on pods/exec is refused (WebSocket), create on pods/exec is refused (SPDY):"
                      + " pods \"p\" is forbidden: User \"u\" cannot get resource \"pods/exec\" in"
                      + " API group \"\" in the namespace \"ns\""));
    }
  }

  /// From 1.35 on, a WebSocket needs `create`, too: a role with `get` alone serves no way any more.
  @Test
  void aServerThatWantsCreateForWebSocketsIsUnderstood() throws Exception {
    try (ExecServer server = new ExecServer(e -> e.forbid("create"));
        ApiConnection api = server.connection();
        PodCommands commands = commands(api)) {
      assertThat(Execution.of(commands, WHERE, "x").end())
          .isEqualTo(
              new End.Denied(
                  403,
                  "create on pods/exec is refused (WebSocket), create on pods/exec is refused"
                      + " (SPDY): pods \"p\" is forbidden: User \"u\" cannot create resource"
                      + " \"pods/exec\" in API group \"\" in the namespace \"ns\""));
      assertThat(server.started()).isZero();
    }
  }

  @Test
  void whatTheServerItselfDecidesIsNotAskedTwice() throws Exception {
    record Row(int code, String message, Class<? extends End> end) {}
    List<Row> rows =
        List.of(
            new Row(401, "Unauthorized", End.Denied.class),
            new Row(404, "pods \"p\" not found", End.Gone.class),
            new Row(400, "container c is not valid for pod p", End.Gone.class),
            new Row(429, "too many requests", End.Broken.class),
            new Row(500, "error dialing backend: timeout", End.Broken.class));
    for (Row row : rows) {
      try (ExecServer server = new ExecServer(e -> e.refuse(row.code, row.message));
          ApiConnection api = server.connection();
          PodCommands commands = commands(api)) {
        assertThat(Execution.of(commands, WHERE, "x").end()).as(row.message).isInstanceOf(row.end);
        assertThat(server.requests()).as(row.message).hasSize(1);
      }
    }
  }

  @Test
  void theProtocolThatKubeletsSpeakIsAskedFor() throws Exception {
    Handler others =
        e -> {
          if (e.webSocket()) {
            e.answer(400, "no");
          } else {
            e.send(
                String.join(
                    "\r\n",
                    "HTTP/1.1 403 Forbidden",
                    "X-Accepted-Stream-Protocol-Versions: v3.channel.k8s.io",
                    "Content-Length: 0",
                    "Connection: close",
                    "",
                    ""));
          }
        };
    try (ExecServer server = new ExecServer(others);
        ApiConnection api = server.connection();
        PodCommands commands = commands(api)) {
      assertThat(Execution.of(commands, WHERE, "x").end())
          .isEqualTo(
              new End.Broken(
                  "WebSocket is not possible (the server answers 400: no), SPDY is not possible (the"
                      + " server speaks other protocols: [v3.channel.k8s.io])"));
    }
  }

  @Test
  @SuppressWarnings("try") // what is closed early is the point
  void aCommandIsLeftInEveryStage() throws Exception {
    try (ExecServer server =
            new ExecServer(e -> e.in().transferTo(OutputStream.nullOutputStream()));
        ApiConnection api = server.connection();
        PodCommands commands = commands(api)) {
      Execution.Recorder recorder = new Execution.Recorder();
      PodExec.Running running = commands.start(WHERE, List.of("x"), recorder);
      running.disconnect();
      running.disconnect();
      assertThat(recorder.ended.get()).isEqualTo(new End.Disconnected());
    }
    try (ExecServer server =
            new ExecServer(
                webSocketOr(
                    e -> {
                      new WebSocketPeer(e).write(1, "running");
                      e.in().transferTo(OutputStream.nullOutputStream());
                    }));
        ApiConnection api = server.connection();
        PodCommands commands = commands(api)) {
      assertThat(Execution.left(commands, WHERE, "x")).isEqualTo(new End.Disconnected());
      commands.close();
      assertThat(Execution.of(commands, WHERE, "x").end()).isEqualTo(new End.Disconnected());
    }
  }
}
