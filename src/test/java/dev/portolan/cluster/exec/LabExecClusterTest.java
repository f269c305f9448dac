package dev.portolan.cluster.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.access.ApiClients;
import dev.portolan.cluster.access.PluginTrust;
import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.exec.spdy.SpdyWay;
import dev.portolan.cluster.exec.websocket.WebSocketWay;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec.End;
import dev.portolan.testkit.RealCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Exec on the lab's real API server and kubelets, for users of different rights: `admin` may
/// everything, `prober` has only `create` on pods/exec as most roles do, `viewer` has neither verb.
@Tag("cluster")
@Timeout(120)
final class LabExecClusterTest {
  private static final ContainerRef CLIENT = new ContainerRef("sandbox", "client-netshoot", "");
  private static final String ADDRESS = "kubernetes.default.svc.cluster.local";

  private static List<Way> ways(ApiConnection api) {
    Upgrades upgrades = new Upgrades(api);
    return List.of(new WebSocketWay(upgrades), new SpdyWay(upgrades));
  }

  private static Execution run(String who, String... argv) throws Exception {
    KubeContext context = RealCluster.labContext(who);
    try (ApiConnection api = ApiClients.connect(context, PluginTrust.NONE, Map.of());
        PodCommands commands = new PodCommands(ways(api))) {
      return Execution.of(commands, CLIENT, argv);
    }
  }

  @Test
  void pingsAndConnectsWithCreateAlone() throws Exception {
    Execution ping = run("prober", "ping", "-c", "2", "198.51.100.10");
    assertThat(ping.end()).isEqualTo(new End.Exited(0));
    assertThat(ping.out()).contains("2 packets transmitted, 2 received");
    Execution connect = run("prober", "nc", "-z", "-v", "-w", "3", ADDRESS, "443");
    assertThat(connect.end()).isEqualTo(new End.Exited(0));
    assertThat(run("prober", "nc", "-z", "-w", "3", ADDRESS, "444").end())
        .isNotEqualTo(new End.Exited(0));
  }

  @Test
  void everyWayBringsOutputAndExitCode() throws Exception {
    KubeContext context = RealCluster.labContext("admin");
    try (ApiConnection api = ApiClients.connect(context, PluginTrust.NONE, Map.of())) {
      for (Way way : ways(api)) {
        PodCommands commands = new PodCommands(List.of(way));
        assertThat(
                Execution.of(
                    commands, CLIENT, "sh", "-c", "echo out; echo err >&2; exit \"$1\"", "x", "3"))
            .as(way.title())
            .isEqualTo(new Execution("out\n", "err\n", new End.Exited(3)));
        assertThat(Execution.of(commands, CLIENT, "portolan-no-such-program").end())
            .as(way.title())
            .isInstanceOf(End.NoSuchProgram.class);
        ContainerRef nobody = new ContainerRef("sandbox", "portolan-no-such-pod", "");
        assertThat(Execution.of(commands, nobody, "true").end()).isInstanceOf(End.Gone.class);
        ContainerRef none = new ContainerRef("sandbox", "client-netshoot", "no-such-container");
        assertThat(Execution.of(commands, none, "true").end()).isInstanceOf(End.Gone.class);
        Execution much = Execution.of(commands, CLIENT, "head", "-c", "3000000", "/dev/zero");
        assertThat(much.end()).as(way.title()).isEqualTo(new End.Exited(0));
        assertThat(much.out()).as(way.title()).hasSize(3_000_000);
      }
    }
  }

  @Test
  void aRunningCommandIsLeftAtOnce() throws Exception {
    KubeContext context = RealCluster.labContext("admin");
    try (ApiConnection api = ApiClients.connect(context, PluginTrust.NONE, Map.of())) {
      List<End> ends = new ArrayList<>();
      for (Way way : ways(api)) {
        ends.add(
            Execution.left(new PodCommands(List.of(way)), CLIENT, "sh", "-c", "echo; sleep 9"));
      }
      assertThat(ends).containsOnly(new End.Disconnected());
    }
  }

  @Test
  void theMissingVerbsAreNamed() throws Exception {
    assertThat(run("viewer", "true").end())
        .isInstanceOfSatisfying(
            End.Denied.class,
            d ->
                assertThat(d.message())
                    .startsWith(
                        "get on pods/exec is refused (WebSocket), create on pods/exec is refused"
                            + " (SPDY): ")
                    .contains("forbidden"));
  }
}
