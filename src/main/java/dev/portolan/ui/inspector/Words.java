package dev.portolan.ui.inspector;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.ui.inspector.Facts.Note;
import dev.portolan.ui.parts.Tone;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The wording that the makers of facts share.
final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /// `1 pod`, `3 pods`.
  static String count(int n, String thing) {
    return n + " " + (n == 1 ? thing : thing + "s");
  }

  static String plural(Kind kind) {
    return switch (kind) {
      case INGRESS -> "Ingresses";
      case INGRESS_CLASS -> "Ingress classes";
      case NETWORK_POLICY -> "Network policies";
      case REPLICA_SET -> "Replica sets";
      case STATEFUL_SET -> "Stateful sets";
      case DAEMON_SET -> "Daemon sets";
      case ENDPOINT_SLICE -> "Endpoint slices";
      case CRON_JOB -> "Cron jobs";
      case ADMIN_NETWORK_POLICY -> "Admin network policies";
      case BASELINE_ADMIN_NETWORK_POLICY -> "Baseline admin network policies";
      case CLUSTER_NETWORK_POLICY -> "Cluster network policies";
      case CILIUM_NETWORK_POLICY -> "Cilium network policies";
      case CILIUM_CLUSTERWIDE_NETWORK_POLICY -> "Cilium clusterwide network policies";
      case CALICO_NETWORK_POLICY -> "Calico network policies";
      case CALICO_GLOBAL_NETWORK_POLICY -> "Calico global network policies";
      case HTTP_ROUTE -> "HTTP routes";
      case GRPC_ROUTE -> "gRPC routes";
      case TCP_ROUTE -> "TCP routes";
      case TLS_ROUTE -> "TLS routes";
      case REFERENCE_GRANT -> "Reference grants";
      case NAMESPACE, NODE, POD, SERVICE, DEPLOYMENT, JOB, GATEWAY -> kind.title() + "s";
    };
  }

  static String tier(AdminPolicy.Tier tier) {
    return tier == AdminPolicy.Tier.ADMIN
        ? "Tried before network policies"
        : "Tried after network policies";
  }

  static String time(@Nullable Instant time) {
    return time == null ? "" : TIME.format(time);
  }

  /// `10.0.0.1:80`, `[fd00::1]:80`; the address alone for port 0.
  static String socket(String address, int port) {
    String host = address.contains(":") ? "[" + address + "]" : address;
    return port == 0 ? address : host + ":" + port;
  }

  static String labels(Map<String, String> labels) {
    return labels.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(", "));
  }

  /// True when the snapshot's silence about a kind in a namespace means that there is none; in no
  /// namespace when that is empty.
  static boolean known(ClusterSnapshot snapshot, Kind kind, String namespace) {
    return coverage(snapshot, kind, namespace).complete();
  }

  /// Why nothing of a kind is seen in a namespace, in a word or two; empty when all is seen.
  static String lack(ClusterSnapshot snapshot, Kind kind, String namespace) {
    return switch (coverage(snapshot, kind, namespace)) {
      case Coverage.Complete c -> "";
      case Coverage.Syncing s -> "being read";
      case Coverage.Forbidden f -> "not allowed";
      case Coverage.Failed f -> "could not be read";
      case Coverage.Scoped s -> "not known";
    };
  }

  /// Why the snapshot's silence about a kind in a namespace means nothing; empty when it is
  /// complete.
  static Optional<Note> unseen(ClusterSnapshot snapshot, Kind kind, String namespace) {
    return unseen(coverage(snapshot, kind, namespace), plural(kind));
  }

  /// How a kind stands in a namespace, or in the whole cluster where that is empty.
  private static Coverage coverage(ClusterSnapshot snapshot, Kind kind, String namespace) {
    Coverage all = snapshot.coverage(kind);
    return namespace.isEmpty() ? all : all.in(namespace);
  }

  private static Optional<Note> unseen(Coverage coverage, String what) {
    return switch (coverage) {
      case Coverage.Complete c -> Optional.empty();
      case Coverage.Syncing s ->
          Optional.of(new Note(Tone.IDLE, what + " are still being read; this may change."));
      case Coverage.Forbidden f ->
          Optional.of(new Note(Tone.WARN, what + " are not readable: " + f.message()));
      case Coverage.Failed f ->
          Optional.of(new Note(Tone.WARN, what + " could not be read: " + f.message()));
      case Coverage.Scoped s ->
          Optional.of(
              new Note(
                  Tone.IDLE,
                  what + " are read in " + String.join(", ", s.namespaces().keySet()) + " only."));
    };
  }
}
