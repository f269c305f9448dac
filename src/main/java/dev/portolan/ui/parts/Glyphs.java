package dev.portolan.ui.parts;

import dev.portolan.model.Kind;
import dev.portolan.probe.Outcome;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The icons that stand for kinds, tones and outcomes: a shape each, so that colour never stands
/// alone.
public final class Glyphs {
  private Glyphs() {}

  public static FontIcon of(Feather feather, String... styleClasses) {
    FontIcon icon = new FontIcon(feather);
    icon.getStyleClass().add("glyph");
    icon.getStyleClass().addAll(styleClasses);
    return icon;
  }

  public static Feather of(Kind kind) {
    return switch (kind) {
      case NAMESPACE -> Feather.FOLDER;
      case NODE -> Feather.SERVER;
      case POD -> Feather.BOX;
      case SERVICE -> Feather.SHARE_2;
      case ENDPOINT_SLICE -> Feather.LIST;
      case DEPLOYMENT -> Feather.LAYERS;
      case REPLICA_SET -> Feather.COPY;
      case STATEFUL_SET -> Feather.DATABASE;
      case DAEMON_SET -> Feather.GRID;
      case JOB -> Feather.PLAY_CIRCLE;
      case CRON_JOB -> Feather.CLOCK;
      case INGRESS, INGRESS_CLASS -> Feather.GLOBE;
      case GATEWAY -> Feather.LOG_IN;
      case HTTP_ROUTE, GRPC_ROUTE, TCP_ROUTE, TLS_ROUTE -> Feather.GIT_BRANCH;
      case REFERENCE_GRANT -> Feather.KEY;
      case NETWORK_POLICY,
          ADMIN_NETWORK_POLICY,
          BASELINE_ADMIN_NETWORK_POLICY,
          CLUSTER_NETWORK_POLICY ->
          Feather.SHIELD;
      case CILIUM_NETWORK_POLICY,
          CILIUM_CLUSTERWIDE_NETWORK_POLICY,
          CALICO_NETWORK_POLICY,
          CALICO_GLOBAL_NETWORK_POLICY ->
          Feather.SHIELD_OFF;
    };
  }

  public static Feather of(Tone tone) {
    return switch (tone) {
      case PLAIN -> Feather.INFO;
      case GOOD -> Feather.CHECK_CIRCLE;
      case WARN -> Feather.ALERT_TRIANGLE;
      case BAD -> Feather.X_OCTAGON;
      case IDLE -> Feather.MINUS_CIRCLE;
    };
  }

  public static Feather of(Outcome outcome) {
    return switch (outcome) {
      case ANSWERED -> Feather.CHECK_CIRCLE;
      case REFUSED -> Feather.X_OCTAGON;
      case TIMED_OUT -> Feather.CLOCK;
      case UNREACHABLE -> Feather.SLASH;
      case UNRESOLVED -> Feather.HELP_CIRCLE;
      case SENT -> Feather.SEND;
      case TOOL_MISSING -> Feather.TOOL;
      case NOT_PERMITTED -> Feather.LOCK;
      case CANCELLED -> Feather.MINUS_CIRCLE;
      case FAILED -> Feather.ALERT_TRIANGLE;
    };
  }

  /// Red is kept for the path's own "no"; the prober's trouble is amber, a cancel grey.
  public static Tone tone(Outcome outcome) {
    return switch (outcome) {
      case ANSWERED -> Tone.GOOD;
      case REFUSED, TIMED_OUT, UNREACHABLE, UNRESOLVED -> Tone.BAD;
      case SENT, TOOL_MISSING, NOT_PERMITTED, FAILED -> Tone.WARN;
      case CANCELLED -> Tone.IDLE;
    };
  }
}
