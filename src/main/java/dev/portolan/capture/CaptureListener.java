package dev.portolan.capture;

import dev.portolan.probe.ContainerRef;
import java.util.List;

/// Hears a capture; called from one thread at a time.
public interface CaptureListener {
  /// tcpdump is being started.
  ///
  /// @param in the container that it runs in: another one of the pod where the asked one has none
  default void started(ContainerRef in, List<String> argv) {}

  /// Packets came, in the order of arrival, a few times a second at most.
  void packets(List<Packet> packets, Count count);

  /// Told once and last. The file is whole and flushed.
  void finished(CaptureEnd end);

  /// What has come so far.
  ///
  /// @param bytes captured, without the file's own
  record Count(long packets, long bytes) {
    public static final Count NONE = new Count(0, 0);
  }
}
