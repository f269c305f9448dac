package dev.portolan.policy.subject;

import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.AddressRange;
import dev.portolan.policy.Party;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.service.Controllers;
import dev.portolan.policy.service.ServiceJudge;
import java.util.List;
import java.util.stream.Stream;

/// The parties that a subject stands for.
final class Ends {
  private final Reachability reachability;
  private final ServiceJudge services;
  private final Controllers controllers;

  Ends(Reachability reachability, SnapshotIndex index, ServiceJudge services) {
    this.reachability = reachability;
    this.services = services;
    this.controllers = new Controllers(index);
  }

  /// Everyone that the subject may be, each pod by each of its addresses; empty for a workload
  /// without pods and a service without endpoints.
  List<Party> of(Subject subject) {
    return switch (subject) {
      case Subject.Pods p -> pods(p);
      case Subject.ServiceSubject s -> services.backends(s.service());
      case Subject.Address a -> List.of(Party.outside(a.address()));
      case Subject.Range r ->
          pieces(r.range()).stream().map(p -> Party.outside(p.first())).toList();
      case Subject.Host h ->
          h.ingresses().stream()
              .flatMap(i -> controllers.of(i).stream())
              .distinct()
              .flatMap(Ends::parties)
              .toList();
    };
  }

  /// Why `of` is empty.
  String nobody(Subject subject) {
    return switch (subject) {
      case Subject.Pods p -> p.label() + " has no pods";
      case Subject.ServiceSubject s -> services.nobody(s.service());
      case Subject.Host h -> Controllers.UNKNOWN;
      case Subject.Address a -> a.label() + " stands for nobody";
      case Subject.Range r -> r.label() + " stands for nobody";
    };
  }

  /// The parts of a range that policies tell apart.
  private List<AddressRange> pieces(AddressRange range) {
    return reachability.outside().stream()
        .flatMap(o -> Literal.overlap(o, range).stream())
        .toList();
  }

  /// Pods that have ended count only where there are no others.
  private static List<Party> pods(Subject.Pods subject) {
    List<Pod> running = subject.pods().stream().filter(p -> !p.ended()).toList();
    List<Pod> counted = running.isEmpty() ? subject.pods() : running;
    return counted.stream()
        .flatMap(Ends::parties)
        .filter(p -> subject.address().isEmpty() || p.address().equals(subject.address()))
        .toList();
  }

  private static Stream<Party> parties(Pod pod) {
    return pod.ips().isEmpty()
        ? Stream.of(Party.of(pod))
        : pod.ips().stream().map(a -> new PodParty(pod, a));
  }

  /// How an answer calls a party: a pod by its name, and by its address too where it has several.
  static String name(Party party) {
    if (!(party instanceof PodParty(Pod pod, String address))) {
      return party.address();
    }
    return pod.ref().path() + (pod.ips().size() > 1 ? " (" + address + ")" : "");
  }
}
