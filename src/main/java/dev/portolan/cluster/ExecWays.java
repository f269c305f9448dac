package dev.portolan.cluster;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.exec.PodCommands;
import dev.portolan.cluster.exec.Upgrades;
import dev.portolan.cluster.exec.kubectl.KubectlWay;
import dev.portolan.cluster.exec.spdy.SpdyWay;
import dev.portolan.cluster.exec.websocket.WebSocketWay;
import java.util.List;
import java.util.Map;

/// The ways by which a session runs commands, in the order in which it tries them: kubectl's own,
/// and kubectl itself in the end.
final class ExecWays {
  private ExecWays() {}

  static PodCommands of(Opening opening, ApiConnection api) {
    Map<String, String> environment =
        opening.environment().isEmpty() ? System.getenv() : opening.environment();
    Upgrades upgrades = new Upgrades(api);
    return new PodCommands(
        List.of(new WebSocketWay(upgrades), new SpdyWay(upgrades)),
        new KubectlWay(opening.context(), environment));
  }
}
