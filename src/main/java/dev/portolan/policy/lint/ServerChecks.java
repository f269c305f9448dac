package dev.portolan.policy.lint;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.Port;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.Protocol;
import dev.portolan.policy.lint.Report.Place;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fields that the cluster's server is too old for.
final class ServerChecks {
  /// `endPort` is on by default from Kubernetes 1.22, SCTP from 1.19.
  private static final int END_PORT_SINCE = 22;

  private static final int SCTP_SINCE = 19;
  private static final Pattern VERSION = Pattern.compile("v?1\\.(\\d{1,3}).*");

  private final NetworkPolicy policy;
  private final int minor;
  private final Report report;

  ServerChecks(NetworkPolicy policy, ClusterSnapshot snapshot, Report report) {
    this.policy = policy;
    this.report = report;
    Matcher version = VERSION.matcher(snapshot.origin().serverVersion());
    this.minor = version.matches() ? Integer.parseInt(version.group(1)) : Integer.MAX_VALUE;
  }

  void check() {
    for (Direction direction : Direction.values()) {
      List<Rule> rules = policy.rules(direction);
      for (int i = 0; i < rules.size(); i++) {
        Place place = Place.of(policy.ref(), direction).rule(i);
        rules.get(i).ports().forEach(p -> port(p, place));
      }
    }
  }

  private void port(Port port, Place place) {
    if (port.endPort() > 0 && minor < END_PORT_SINCE) {
      report.warn(
          "end-port-too-new",
          place,
          "uses endPort, and the server is 1." + minor,
          "servers before 1.22 drop the field: the first port of the range alone is allowed");
    }
    if (port.protocol() == Protocol.SCTP && minor < SCTP_SINCE) {
      report.warn(
          "sctp-too-new",
          place,
          "uses SCTP, and the server is 1." + minor,
          "servers before 1.19 know SCTP only where it was switched on");
    }
  }
}
