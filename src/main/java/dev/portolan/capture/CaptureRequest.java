package dev.portolan.capture;

import dev.portolan.probe.ContainerRef;
import java.time.Duration;

/// What is to be captured, where, and how long.
///
/// @param filter in tcpdump's language, as `FilterCheck` lets it pass; empty for every packet
public record CaptureRequest(ContainerRef where, String filter, Bounds bounds) {

  /// What ends a capture, whichever comes first.
  ///
  /// @param bytes of captured packets
  /// @param snaplen how much of each packet is taken
  public record Bounds(Duration time, long bytes, int packets, int snaplen) {
    /// Enough for headers, names in DNS and in a TLS greeting; little of what people say.
    public static final int HEADERS = 256;

    /// The addresses and ports of every packet.
    public static final int LEAST = 64;

    /// tcpdump's own greatest, more than any packet has.
    public static final int WHOLE = 262_144;

    public static final Duration LONGEST = Duration.ofHours(1);
    public static final long MOST_BYTES = 512L << 20;
    public static final int MOST_PACKETS = 1_000_000;
    public static final Bounds USUAL =
        new Bounds(Duration.ofMinutes(1), 20L << 20, 50_000, HEADERS);

    /// Brings what is out of range into it.
    public Bounds {
      time = time.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : time;
      time = time.compareTo(LONGEST) > 0 ? LONGEST : time;
      bytes = Math.clamp(bytes, 1024, MOST_BYTES);
      packets = Math.clamp(packets, 1, MOST_PACKETS);
      snaplen = Math.clamp(snaplen, LEAST, WHOLE);
    }
  }
}
