package dev.portolan.workspace;

import dev.portolan.capture.CaptureRequest;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;

/// What a debug container is wanted for: something that the pod's own containers could not do.
public sealed interface DebugPurpose {
  /// Of the run, or of the capture.
  long id();

  /// The container that could not do it.
  ContainerRef from();

  /// A check that is asked again.
  record Check(long id, CheckRequest request) implements DebugPurpose {
    @Override
    public ContainerRef from() {
      return request.from();
    }
  }

  /// A capture that is started again.
  record Packets(long id, CaptureRequest request) implements DebugPurpose {
    @Override
    public ContainerRef from() {
      return request.where();
    }
  }
}
