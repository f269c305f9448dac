package dev.portolan.probe;

/// What is asked of the wire.
public enum CheckKind {
  REACH("reach", "Reach"),
  PING("ping", "Ping"),
  TRACEROUTE("traceroute", "Traceroute");

  private final String verb;
  private final String title;

  CheckKind(String verb, String title) {
    this.verb = verb;
    this.title = title;
  }

  /// The command line's word.
  public String verb() {
    return verb;
  }

  public String title() {
    return title;
  }
}
