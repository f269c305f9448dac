package dev.portolan.workspace;

import dev.portolan.capture.CaptureEnd;
import dev.portolan.capture.CaptureListener.Count;
import dev.portolan.capture.CaptureRequest.Bounds;
import dev.portolan.capture.Packet;
import dev.portolan.probe.ContainerRef;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that the user wants, or that was told, of the packet captures of the open context.
public sealed interface CaptureStep {
  /// Chooses where to capture; null for the pod that is selected. An empty container name stands
  /// for the pod's first serving container that runs.
  record Aim(@Nullable ContainerRef where) implements CaptureStep {}

  /// Writes a filter; null for the one that is made of the selection.
  record Filter(@Nullable String text) implements CaptureStep {}

  /// Chooses when a capture ends, and how much of each packet it takes.
  record Limit(Bounds bounds) implements CaptureStep {}

  /// Starts a capture.
  ///
  /// @param filter as it is on screen
  record Start(ContainerRef where, String filter) implements CaptureStep {}

  /// The user typed this so that the capture that waits for it starts; only the context's name
  /// does.
  record Confirm(String typed) implements CaptureStep {}

  /// The capture that waits for the user's word is not to start.
  record Forgo() implements CaptureStep {}

  record Stop(long id) implements CaptureStep {}

  record Show(long id) implements CaptureStep {}

  /// Forgets a capture and its file; one that runs is stopped first.
  record Drop(long id) implements CaptureStep {}

  /// Copies a capture's packets to a file, as pcapng.
  record Save(long id, Path file) implements CaptureStep {}

  /// Opens a capture in Wireshark.
  record View(long id) implements CaptureStep {}

  /// The effect runner has begun with a capture.
  ///
  /// @param viewer true where Wireshark is installed
  record Begun(long id, Instant at, boolean viewer) implements CaptureStep {}

  /// tcpdump is being started.
  record Runs(long id, ContainerRef in, List<String> argv) implements CaptureStep {}

  /// Packets came.
  record Came(long id, List<Packet> packets, Count count) implements CaptureStep {}

  record Ended(long id, CaptureEnd end) implements CaptureStep {}
}
