package dev.portolan.model;

import java.util.Locale;
import java.util.Optional;

/// The kinds that a name may carry in front, spelt as kubectl takes them: `deploy/shop/web`,
/// `deployment.apps/shop/web`.
public final class Prefixes {
  private Prefixes() {}

  /// The kind that is meant by a word.
  public static Optional<Kind> kind(String prefix) {
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
          case "httproute", "httproutes" -> Kind.HTTP_ROUTE;
          case "grpcroute", "grpcroutes" -> Kind.GRPC_ROUTE;
          case "tcproute", "tcproutes" -> Kind.TCP_ROUTE;
          case "tlsroute", "tlsroutes" -> Kind.TLS_ROUTE;
          default -> null;
        });
  }

  /// A kind in a sentence, such as `service`.
  static String word(Kind kind) {
    return kind.title().toLowerCase(Locale.ROOT);
  }

  /// The shortest usual prefix of a kind.
  public static String of(Kind kind) {
    return switch (kind) {
      case SERVICE -> "svc";
      case DEPLOYMENT -> "deploy";
      case STATEFUL_SET -> "sts";
      case DAEMON_SET -> "ds";
      case REPLICA_SET -> "rs";
      case CRON_JOB -> "cronjob";
      default -> word(kind);
    };
  }

  /// `shop/web-0` for a pod, `svc/shop/web` and the like for what is not one.
  public static String label(ObjectRef ref) {
    return ref.kind() == Kind.POD ? ref.path() : of(ref.kind()) + "/" + ref.path();
  }
}
