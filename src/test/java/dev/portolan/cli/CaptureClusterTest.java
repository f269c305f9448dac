package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.app.Core;
import dev.portolan.capture.CaptureEnd;
import dev.portolan.capture.CaptureEnd.Why;
import dev.portolan.capture.CaptureListener;
import dev.portolan.capture.CaptureRequest;
import dev.portolan.capture.CaptureRequest.Bounds;
import dev.portolan.capture.CaptureRun;
import dev.portolan.capture.Packet;
import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.SessionState;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.ContainerRef;
import dev.portolan.testkit.RealCluster;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Captures in the lab's pods: what they see, what they may not, and that nothing is left running.
@Tag("cluster")
final class CaptureClusterTest {
  private static final ContainerRef NETSHOOT =
      new ContainerRef("sandbox", "client-netshoot", "app");

  @TempDir Path home;
  private Core core;
  private ClusterSession session;
  private ClusterSnapshot snapshot;

  @BeforeEach
  void open() throws Exception {
    core = new Core(Map.of(), home);
    session = core.open(RealCluster.labContext("prober"), new Deaf());
    snapshot = session.synced().get(60, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() {
    RealCluster.needsLab(); // without it nothing was opened
    session.close();
    core.close();
  }

  @Test
  void seesAndNamesWhatThePodSays() throws Exception {
    Heard heard = new Heard();
    CaptureRun run = run(NETSHOOT, "port 53", heard);
    Thread thread = Thread.ofVirtual().start(run);
    heard.started.get(30, TimeUnit.SECONDS);
    String[] dig = {
      "kubectl",
      "-n",
      "sandbox",
      "exec",
      "client-netshoot",
      "--",
      "dig",
      "+short",
      "web.shop.svc.cluster.local"
    };
    while (heard.first.getNow(null) == null && heard.end.getNow(null) == null) {
      RealCluster.lab(dig); // tcpdump takes a moment until it listens
    }
    run.stop();
    CaptureEnd end = heard.end.get(30, TimeUnit.SECONDS);
    thread.join();
    Packet packet = heard.first.get();
    assertThat(end.why()).isEqualTo(Why.STOPPED);
    assertThat(end.dropped()).isZero();
    assertThat(packet.from().name()).isEqualTo("sandbox/client-netshoot");
    assertThat(packet.to().name()).isEqualTo("kube-system/kube-dns");
    assertThat(packet.info()).isEqualTo("A? web.shop.svc.cluster.local");
  }

  @Test
  void tellsWhatIsMissingFromWhatIsNotAllowed() throws Exception {
    assertThat(ends("restricted").why()).isEqualTo(Why.NOT_PERMITTED);
    assertThat(ends("client-busybox").why()).isEqualTo(Why.TOOL_MISSING);
  }

  @Test
  void leavesNothingRunningWhenItIsStoppedAtAnyMoment() throws Exception {
    for (int i = 0; i < 20; i++) {
      Heard heard = new Heard();
      CaptureRun run = run(NETSHOOT, "", heard);
      Thread thread = Thread.ofVirtual().start(run);
      if (i % 2 == 0) {
        heard.started.get(30, TimeUnit.SECONDS);
      }
      run.stop();
      assertThat(heard.end.get(60, TimeUnit.SECONDS).why()).isEqualTo(Why.STOPPED);
      thread.join();
    }
    String processes =
        RealCluster.lab("kubectl", "-n", "sandbox", "exec", "client-netshoot", "--", "ps", "ax");
    assertThat(processes).doesNotContain("tcpdump");
  }

  private CaptureEnd ends(String pod) throws Exception {
    Heard heard = new Heard();
    String container =
        snapshot
            .pod(new ContainerRef("sandbox", pod, "").podRef())
            .orElseThrow()
            .containers()
            .getFirst()
            .name();
    run(new ContainerRef("sandbox", pod, container), "", heard).run();
    return heard.end.get(1, TimeUnit.SECONDS);
  }

  private CaptureRun run(ContainerRef where, String filter, Heard heard) {
    CaptureRequest request = new CaptureRequest(where, filter, Bounds.USUAL);
    return new CaptureRun(
        session.exec(), request, new SnapshotIndex(snapshot), new ByteArrayOutputStream(), heard);
  }

  private static final class Heard implements CaptureListener {
    final CompletableFuture<Boolean> started = new CompletableFuture<>();
    final CompletableFuture<Packet> first = new CompletableFuture<>();
    final CompletableFuture<CaptureEnd> end = new CompletableFuture<>();

    @Override
    public void started(ContainerRef in, List<String> argv) {
      started.complete(true);
    }

    @Override
    public void packets(List<Packet> packets, Count count) {
      first.complete(packets.getFirst());
    }

    @Override
    public void finished(CaptureEnd how) {
      end.complete(how);
    }
  }

  private static final class Deaf implements ClusterSession.Listener {
    @Override
    public void snapshot(ClusterSnapshot now) {}

    @Override
    public void state(SessionState state) {}
  }
}
