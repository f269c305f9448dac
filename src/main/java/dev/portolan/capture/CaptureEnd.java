package dev.portolan.capture;

import dev.portolan.capture.CaptureListener.Count;

/// How a capture ended.
///
/// @param summary one sentence
/// @param advice what to do about it, or empty
/// @param dropped packets that the kernel had no room for, or -1 where tcpdump did not tell
public record CaptureEnd(Why why, String summary, String advice, Count count, long dropped) {
  /// True where a debug container in the pod would have what was missing.
  public boolean debugHelps() {
    return why == Why.TOOL_MISSING || why == Why.NOT_PERMITTED;
  }

  /// What ended it.
  public enum Why {
    TIME("time is up"),
    SIZE("full"),
    COUNT("enough packets"),
    STOPPED("stopped"),
    TOOL_MISSING("no tcpdump"),
    NOT_PERMITTED("not permitted"),
    FAILED("failed");

    private final String text;

    Why(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    /// True when packets were captured as wanted, be it none.
    public boolean good() {
      return switch (this) {
        case TIME, SIZE, COUNT, STOPPED -> true;
        case TOOL_MISSING, NOT_PERMITTED, FAILED -> false;
      };
    }
  }
}
