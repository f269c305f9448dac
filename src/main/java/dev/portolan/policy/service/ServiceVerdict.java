package dev.portolan.policy.service;

import dev.portolan.policy.Party;
import dev.portolan.policy.Verdict;
import java.util.List;

/// What the policies say of connections to one port of a service: of all backends together, and of
/// each.
///
/// @param verdict Undecided, with "partly allowed" as its reason, where the backends differ
/// @param backends empty where there is nothing behind the port
public record ServiceVerdict(Verdict verdict, List<Backend> backends) {
  public ServiceVerdict {
    backends = List.copyOf(backends);
  }

  /// One backend after translation: a pod, or an address outside, and the port there.
  public record Backend(Party party, int targetPort, Verdict verdict) {}
}
