package dev.portolan.paint;

import java.util.Locale;

/// A role that a colour plays, in the window and on the map. Each is one line of each palette file:
/// `TEXT_MUTED` is `-p-text-muted`.
public enum Role {
  WINDOW,
  PANEL,
  PANEL_RAISED,
  CONTROL,
  CONTROL_HOVER,
  LINE,
  LINE_STRONG,
  TEXT,
  TEXT_MUTED,
  TEXT_DISABLED,
  ACCENT,
  ACCENT_HOVER,
  ACCENT_TEXT,
  ACCENT_SOFT,
  SELECTION,
  FOCUS,
  OK,
  OK_FILL,
  OK_SOFT,
  WARN,
  WARN_FILL,
  WARN_SOFT,
  BAD,
  BAD_FILL,
  BAD_SOFT,
  IDLE,
  IDLE_FILL,
  IDLE_SOFT,
  GUARD,
  MAP_BACKGROUND,
  MAP_DOT,
  MAP_SHADOW,
  NAMESPACE,
  NAMESPACE_LINE,
  WORKLOAD,
  WORKLOAD_LINE,
  POD,
  POD_LINE,
  SERVICE,
  SERVICE_LINE,
  SERVICE_TEXT,
  INGRESS,
  INGRESS_LINE,
  INGRESS_TEXT,
  ROUTE,
  ROUTE_STRONG,
  ROUTE_BAD,
  PATH_GOOD,
  PATH_BAD,
  PATH_UNKNOWN,
  PILL_TEXT,
  TIE_ALLOWED,
  TIE_DENIED,
  TIE_UNDECIDED,
  TIE_ADDED,
  TIE_REMOVED;

  /// The looked-up colour's name in the style sheets.
  public String property() {
    return "-p-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
