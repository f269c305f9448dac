package dev.portolan.ui.capture;

import dev.portolan.capture.CaptureEnd;
import dev.portolan.capture.CaptureRequest.Bounds;
import dev.portolan.capture.Packet;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.Captures.Capture;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What the page says about captures.
final class CaptureWords {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

  private CaptureWords() {}

  static String clock(Packet packet) {
    return CLOCK.format(packet.time());
  }

  static String state(Capture capture) {
    CaptureEnd end = capture.end();
    return end == null ? "capturing" : end.why().text();
  }

  static Tone tone(Capture capture) {
    CaptureEnd end = capture.end();
    return end == null ? Tone.PLAIN : end.why().good() ? Tone.GOOD : Tone.WARN;
  }

  static String count(Capture capture) {
    long packets = capture.count().packets();
    String many = packets == 1 ? "1 packet" : String.format(Locale.ROOT, "%,d packets", packets);
    return many + " · " + size(capture.count().bytes());
  }

  static String size(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    return bytes < 1 << 20
        ? String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0);
  }

  static String duration(Duration time) {
    long seconds = time.toSeconds();
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
  }

  /// How long it has run, of how long it may.
  static String elapsed(Capture capture, Instant now) {
    if (capture.started().equals(Instant.EPOCH)) {
      return "";
    }
    Duration ran = Duration.between(capture.started(), now);
    return duration(ran.isNegative() ? Duration.ZERO : ran)
        + " of "
        + duration(capture.request().bounds().time());
  }

  /// The number of packets is said where it is another than usual: it rarely is what ends one.
  static String bounds(Bounds bounds) {
    String much = bounds.snaplen() >= Bounds.WHOLE ? "whole packets" : bounds.snaplen() + " B each";
    boolean usual = bounds.packets() == Bounds.USUAL.packets();
    return duration(bounds.time())
        + " · "
        + (bounds.bytes() >> 20)
        + " MB · "
        + (usual ? "" : packets(bounds.packets()) + " · ")
        + much;
  }

  static String packets(int number) {
    return String.format(Locale.ROOT, "%,d packets", number);
  }

  static String filter(Capture capture) {
    return capture.request().filter().isEmpty() ? "every packet" : capture.request().filter();
  }

  static String arrow(Packet packet) {
    return switch (packet.way()) {
      case IN -> "in";
      case OUT -> "out";
      case OTHER -> "";
    };
  }
}
