package dev.portolan.diagnosis;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.probe.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The protocols that a target may be diagnosed by.
public final class Protocols {
  /// The choice there is; one of SCTP nothing can be asked by.
  public static final List<Protocol> CHOICE = List.of(Protocol.TCP, Protocol.UDP);

  private Protocols() {}

  /// True where the target does not tell by itself: it declares the port (or of its ports one each)
  /// for both, or a port that is named for none.
  ///
  /// @param port 0 where none is named
  public static boolean open(ClusterSnapshot snapshot, Target to, int port) {
    Optional<Set<Protocol>> declared =
        switch (to) {
          case Target.PodTarget t ->
              snapshot
                  .pod(t.pod())
                  .map(
                      p ->
                          of(
                              p.servingContainers().stream()
                                  .flatMap(c -> c.ports().stream())
                                  .filter(c -> port == 0 || c.port() == port)
                                  .map(c -> c.protocol())));
          case Target.ServiceTarget t ->
              snapshot
                  .service(t.service())
                  .filter(s -> s.type() != Service.Type.EXTERNAL_NAME)
                  .map(
                      s ->
                          of(
                              s.ports().stream()
                                  .filter(p -> port == 0 || p.port() == port)
                                  .map(p -> p.protocol())));
          case Target.IngressTarget _ -> Optional.of(Set.of(Protocol.TCP));
          case Target.HostTarget _ -> Optional.of(Set.of());
        };
    return declared.map(d -> d.isEmpty() ? port > 0 : d.containsAll(CHOICE)).orElse(false);
  }

  private static Set<Protocol> of(Stream<Protocol> protocols) {
    return protocols.collect(Collectors.toSet());
  }
}
