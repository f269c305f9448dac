package dev.portolan.ui.parts;

/// How a thing is, for the eye: each tone has a colour and a shape of its own.
public enum Tone {
  PLAIN("plain", ""),
  GOOD("good", "good"),
  WARN("warn", "needs a look"),
  BAD("bad", "broken"),
  IDLE("idle", "idle or unknown");

  private final String styleClass;
  private final String spoken;

  Tone(String styleClass, String spoken) {
    this.styleClass = styleClass;
    this.spoken = spoken;
  }

  /// The style class, after the prefix `tone-`.
  public String styleClass() {
    return "tone-" + styleClass;
  }

  /// What a screen reader says in place of the icon; may be empty.
  public String spoken() {
    return spoken;
  }
}
