package dev.portolan.policy.subject;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import java.util.Locale;
import java.util.Optional;

/// The kinds that a name may carry in front, spelt as kubectl takes them: `deploy/shop/web`,
/// `deployment.apps/shop/web`.
final class Prefixes {
  private Prefixes() {}

  static Optional<Kind> kind(String prefix) {
    int dot = prefix.indexOf('.');
    String word = (dot < 0 ? prefix : prefix.substring(0, dot)).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(
        switch (word) {
          case "pod", "pods", "po" -> Kind.POD;
          case "service", "services", "svc" -> Kind.SERVICE;
          case "deployment", "deployments", "deploy" -> Kind.DEPLOYMENT;
          case "statefulset", "statefulsets", "sts" -> Kind.STATEFUL_SET;
          case "daemonset", "daemonsets", "ds" -> Kind.DAEMON_SET;
          case "replicaset", "replicasets", "rs" -> Kind.REPLICA_SET;
          case "job", "jobs" -> Kind.JOB;
          case "cronjob", "cronjobs", "cj" -> Kind.CRON_JOB;
          case "ingress", "ingresses", "ing" -> Kind.INGRESS;
          default -> null;
        });
  }

  /// The shortest usual prefix of a kind.
  static String of(Kind kind) {
    return switch (kind) {
      case SERVICE -> "svc";
      case DEPLOYMENT -> "deploy";
      case STATEFUL_SET -> "sts";
      case DAEMON_SET -> "ds";
      case REPLICA_SET -> "rs";
      case CRON_JOB -> "cronjob";
      default -> kind.title().toLowerCase(Locale.ROOT);
    };
  }

  /// `shop/web-0` for a pod, `svc/shop/web` and the like for what is not one.
  static String label(ObjectRef ref) {
    return ref.kind() == Kind.POD ? ref.path() : of(ref.kind()) + "/" + ref.path();
  }
}
