package dev.portolan.ui.tabs;

import dev.portolan.cluster.SessionState;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.Accent;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;

/// What a tab's head says: which context, its mark, and how its session does.
record TabHead(String title, Accent accent, Signal signal) {
  /// A session's state as one sign.
  enum Signal {
    NONE("", Tone.PLAIN),
    BUSY("connecting", Tone.IDLE),
    LIVE("live", Tone.GOOD),
    STALE("stale", Tone.WARN),
    FAILED("failed", Tone.BAD);

    private final String words;
    private final Tone tone;

    Signal(String words, Tone tone) {
      this.words = words;
      this.tone = tone;
    }

    Tone tone() {
      return tone;
    }
  }

  static TabHead of(Workspace workspace) {
    OpenContext open = workspace.open();
    if (open == null || open.closed()) {
      return new TabHead("New tab", Accent.NONE, Signal.NONE);
    }
    return new TabHead(
        open.context().name(), workspace.preference().accent(), signal(open.state()));
  }

  private static Signal signal(SessionState state) {
    return switch (state) {
      case SessionState.Connecting _ -> Signal.BUSY;
      case SessionState.Live _ -> Signal.LIVE;
      case SessionState.Stale _ -> Signal.STALE;
      case SessionState.Failed _ -> Signal.FAILED;
      case SessionState.Closed _ -> Signal.NONE;
    };
  }

  /// For a screen reader.
  String spoken() {
    String state = signal == Signal.NONE ? "" : ", " + signal.words;
    String mark = accent == Accent.NONE ? "" : ", " + accent.title();
    return title + state + mark;
  }
}
