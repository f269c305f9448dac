package dev.portolan.cluster.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.exec.ExecServer.Exchange;
import dev.portolan.cluster.exec.ExecServer.Handler;
import dev.portolan.cluster.exec.spdy.SpdyWay;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.PodExec.End;
import io.netty.handler.codec.spdy.DefaultSpdyGoAwayFrame;
import io.netty.handler.codec.spdy.DefaultSpdyPingFrame;
import io.netty.handler.codec.spdy.DefaultSpdyRstStreamFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynStreamFrame;
import io.netty.handler.codec.spdy.SpdyPingFrame;
import io.netty.handler.codec.spdy.SpdyRstStreamFrame;
import io.netty.handler.codec.spdy.SpdyStreamStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Exec by SPDY against Netty's codec on the other side.
@Timeout(30)
final class SpdyWayTest {
  private static final ContainerRef WHERE = new ContainerRef("ns", "p", "c");
  private static final byte[] SUCCESS = "{\"status\":\"Success\"}".getBytes(StandardCharsets.UTF_8);
  private static final int MEGABYTE = 1 << 20;

  /// What a kubelet does.
  private interface Script {
    void play(SpdyPeer peer, Exchange exchange) throws IOException, InterruptedException;
  }

  private static Handler spdy(boolean windows, Script script) {
    return exchange -> script.play(exchange.spdy(windows).awaitStreams(), exchange);
  }

  private static Execution run(Handler handler) throws Exception {
    try (ExecServer server = new ExecServer(handler);
        ApiConnection api = server.connection();
        PodCommands commands = commands(api)) {
      return Execution.of(commands, WHERE, "x");
    }
  }

  private static PodCommands commands(ApiConnection api) {
    return new PodCommands(List.of(new SpdyWay(new Upgrades(api))));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void outputOfAnySizeArrivesWhetherTheServerKeepsWindowsOrNot(boolean windows) throws Exception {
    CompletableFuture<Integer> heard = new CompletableFuture<>();
    Execution run =
        run(
            spdy(
                windows,
                (peer, exchange) -> {
                  for (int i = 0; i < 64; i++) {
                    peer.write("stdout", new byte[MEGABYTE / 64], false);
                    peer.write("stderr", new byte[1000], false);
                  }
                  peer.exit(0);
                  peer.awaitGone();
                  heard.complete(peer.received().size());
                }));
    assertThat(run.end()).isEqualTo(new End.Exited(0));
    assertThat(run.out()).hasSize(MEGABYTE);
    assertThat(run.err()).hasSize(64_000);
    if (!windows) { // a kubelet that closes while it is spoken to loses output
      assertThat(heard.get(10, TimeUnit.SECONDS)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSlowListenerSlowsTheServerDown(boolean windows) throws Exception {
    int megabytes = windows ? 2 : 64; // Netty's peer queues what has no window
    AtomicLong written = new AtomicLong();
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(1);
    CompletableFuture<End> ended = new CompletableFuture<>();
    Handler endless =
        spdy(
            windows,
            (peer, exchange) -> {
              for (int i = 0; i < megabytes; i++) {
                peer.write("stdout", new byte[MEGABYTE], false);
                written.addAndGet(MEGABYTE);
              }
              peer.exit(0);
              peer.awaitGone();
            });
    PodExec.Listener slow =
        new PodExec.Listener() {
          @Override
          public void output(boolean error, byte[] chunk) {
            blocked.countDown();
            try {
              go.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }

          @Override
          public void ended(End end) {
            ended.complete(end);
          }
        };
    try (ExecServer server = new ExecServer(endless);
        ApiConnection api = server.connection();
        PodCommands commands = commands(api)) {
      commands.start(WHERE, List.of("x"), slow);
      blocked.await();
      assertThat(server.openConnections()).isEqualTo(1);
      if (!windows) { // no more than the sockets' buffers take
        assertThat(written.get()).isLessThan(32L * MEGABYTE);
      }
      assertThat(ended).isNotDone();
      go.countDown();
      assertThat(ended.get(20, TimeUnit.SECONDS)).isEqualTo(new End.Exited(0));
      assertThat(written.get()).isEqualTo((long) megabytes * MEGABYTE);
    }
  }

  @Test
  void aGoAwayEndsNothingAndOutputAfterTheStatusIsStillHeard() throws Exception {
    Execution run =
        run(
            spdy(
                false,
                (peer, exchange) -> {
                  peer.send(new DefaultSpdyGoAwayFrame(5, 0));
                  peer.write("stdout", "one ");
                  peer.write("error", SUCCESS, true);
                  peer.write("stdout", "two".getBytes(StandardCharsets.UTF_8), true);
                  peer.write("stderr", new byte[0], true);
                  peer.awaitGone();
                }));
    assertThat(run).isEqualTo(new Execution("one two", "", new End.Exited(0)));
  }

  @Test
  void aStatusIsTheEndEvenIfOutputStaysOpen() throws Exception {
    Execution run =
        run(
            spdy(
                false,
                (peer, exchange) -> {
                  peer.write("stdout", "a");
                  peer.write("error", SUCCESS, true);
                  peer.awaitGone();
                }));
    assertThat(run).isEqualTo(new Execution("a", "", new End.Exited(0)));
  }

  @Test
  void aConnectionThatEndsWithoutAStatusIsBroken() throws Exception {
    Handler leaving = spdy(false, (peer, exchange) -> peer.write("stdout", "half"));
    assertThat(run(leaving))
        .isEqualTo(
            new Execution(
                "half", "", new End.Broken("the server closed the connection without a result")));
    Handler resetting =
        spdy(
            false,
            (peer, exchange) -> {
              for (int stream : List.of(1, 3, 5)) {
                peer.send(new DefaultSpdyRstStreamFrame(stream, SpdyStreamStatus.INTERNAL_ERROR));
              }
              peer.awaitGone();
            });
    assertThat(run(resetting).end())
        .isEqualTo(
            new End.Broken("the server closed the connection without a result: INTERNAL_ERROR"));
  }

  @Test
  void pingsAreAnsweredAndStreamsOfTheServersRefused() throws Exception {
    CompletableFuture<List<String>> heard = new CompletableFuture<>();
    run(
        spdy(
            false,
            (peer, exchange) -> {
              peer.send(new DefaultSpdyPingFrame(2));
              peer.send(new DefaultSpdyPingFrame(7)); // an answer to nothing
              peer.send(new DefaultSpdySynStreamFrame(2, 0, (byte) 0));
              peer.awaitReceived(2);
              peer.exit(0);
              peer.awaitGone();
              heard.complete(
                  peer.received().stream()
                      .map(
                          f ->
                              switch (f) {
                                case SpdyPingFrame p -> "ping " + p.id();
                                case SpdyRstStreamFrame r -> r.streamId() + " " + r.status();
                                default -> f.toString();
                              })
                      .toList());
            }));
    assertThat(heard.get(10, TimeUnit.SECONDS)).containsExactly("ping 2", "2 REFUSED_STREAM");
  }

  @Test
  void bytesThatAreNoFramesBreakItInsteadOfHanging() throws Exception {
    for (String junk :
        List.of(
            "HTTP/1.1 200 OK\r\n\r\nsurprise",
            "\u0080\u0003\u0000\u0004\u0000\u00ff\u00ff\u00ff", // settings of 16 MB
            "\u0080\u0003\u0000\u0001\u0000\u0000\u0000\u0001x")) {
      Handler babbling =
          spdy(
              false,
              (peer, exchange) -> {
                exchange
                    .socket()
                    .getOutputStream()
                    .write(junk.getBytes(StandardCharsets.ISO_8859_1));
                exchange.socket().shutdownOutput();
                peer.awaitGone();
              });
      assertThat(run(babbling).end()).as(junk).isInstanceOf(End.Broken.class);
    }
  }
}
