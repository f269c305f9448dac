package dev.portolan.diagnosis;

import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.policy.Verdict;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Finding;
import org.jspecify.annotations.Nullable;

/// One edge as it was asked: who asked what of whom, what the policies say of it, what came of it.
///
/// @param source the pod that asked, or null where the snapshot has none
/// @param target the pod that was asked, where that is known
/// @param service the service that was asked, or null
record Edge(
    CheckRequest request,
    Finding finding,
    Verdict predicted,
    int port,
    @Nullable Pod source,
    @Nullable Pod target,
    @Nullable Service service) {
  String to() {
    return request.to().label();
  }
}
