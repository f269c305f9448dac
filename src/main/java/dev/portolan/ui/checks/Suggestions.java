package dev.portolan.ui.checks;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.probe.HostText;
import dev.portolan.probe.Target;
import dev.portolan.probe.Target.HostTarget;
import dev.portolan.probe.Target.IngressTarget;
import dev.portolan.probe.Target.PodTarget;
import dev.portolan.probe.Target.ServiceTarget;
import dev.portolan.probe.target.Fronts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What can be meant by a typed text: objects of the snapshot by name, address or DNS name, best
/// match first, and the text itself as a host.
final class Suggestions {
  private static final int NO_MATCH = 9;

  /// Something that may be offered, with the texts by which it is found.
  private record Candidate(Suggestion suggestion, List<String> keys) {}

  private record Scored(Candidate candidate, int score) {}

  private Suggestions() {}

  /// Targets: services, ingress hosts, routes, pods, and the text as a host.
  static List<Suggestion> targets(ClusterSnapshot snapshot, String text, int limit) {
    Stream<Candidate> candidates =
        Stream.of(services(snapshot), ingresses(snapshot), routes(snapshot), pods(snapshot, false))
            .flatMap(s -> s);
    List<Scored> found = search(candidates, text);
    List<Suggestion> offered =
        new ArrayList<>(found.stream().limit(limit).map(s -> s.candidate().suggestion()).toList());
    HostText host = HostText.parse(text);
    if (host.valid()) {
      boolean exact = !found.isEmpty() && found.getFirst().score() == 0;
      Suggestion typed =
          new Suggestion(
              new HostTarget(host.host()),
              null,
              host.host(),
              host.port() == 0 ? "as a host, from the pod" : "as a host, port " + host.port(),
              host.port());
      offered.add(host.looksOutside() && !exact ? 0 : offered.size(), typed);
    }
    return offered;
  }

  /// Pods that a check can start from.
  static List<Suggestion> sources(ClusterSnapshot snapshot, String text, int limit) {
    return search(pods(snapshot, true), text).stream()
        .limit(limit)
        .map(s -> s.candidate().suggestion())
        .toList();
  }

  private static List<Scored> search(Stream<Candidate> candidates, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return candidates
        .map(c -> new Scored(c, score(c.keys(), wanted)))
        .filter(s -> s.score() < NO_MATCH)
        .sorted(Comparator.comparingInt(Scored::score))
        .toList();
  }

  /// 0 for the very thing, then beginnings, then parts; every word must be found.
  private static int score(List<String> keys, String wanted) {
    if (wanted.isEmpty()) {
      return 1;
    }
    if (keys.contains(wanted)) {
      return 0;
    }
    if (keys.stream().anyMatch(key -> key.startsWith(wanted))) {
      return 1;
    }
    boolean all =
        Stream.of(wanted.split("\\s+"))
            .allMatch(word -> keys.stream().anyMatch(key -> key.contains(word)));
    return all ? 2 : NO_MATCH;
  }

  private static Stream<Candidate> services(ClusterSnapshot snapshot) {
    return snapshot.services().stream()
        .map(
            service -> {
              String ports =
                  service.ports().stream()
                      .map(p -> Integer.toString(p.port()))
                      .collect(Collectors.joining(", "));
              Suggestion suggestion =
                  new Suggestion(
                      new ServiceTarget(service.ref()),
                      Kind.SERVICE,
                      service.ref().path(),
                      address(service) + (ports.isEmpty() ? "" : " · " + ports),
                      0);
              return new Candidate(suggestion, keys(service));
            });
  }

  private static String address(Service service) {
    if (service.type() == Service.Type.EXTERNAL_NAME) {
      return "alias of " + service.exposure().externalName();
    }
    return service.headless()
        ? "headless"
        : service.type().title() + " " + String.join(", ", service.clusterIps());
  }

  private static List<String> keys(Service service) {
    List<String> keys = new ArrayList<>();
    keys.add(service.name());
    keys.add(service.ref().path());
    keys.add(service.name() + "." + service.namespace());
    keys.add(service.dnsName());
    keys.add(service.dnsName() + ".cluster.local");
    keys.addAll(service.clusterIps());
    keys.addAll(service.exposure().externalIps());
    keys.addAll(service.exposure().loadBalancer());
    return lower(keys);
  }

  private static Stream<Candidate> ingresses(ClusterSnapshot snapshot) {
    return snapshot.ingresses().stream()
        .flatMap(
            ingress ->
                ingress.rules().stream()
                    .map(Ingress.Rule::host)
                    .filter(host -> !host.isEmpty())
                    .distinct()
                    .map(host -> ingress(ingress, host)));
  }

  private static Stream<Candidate> routes(ClusterSnapshot snapshot) {
    return snapshot.routes().stream()
        .map(
            route -> {
              Target target = Fronts.target(route);
              String name = route.ref().path();
              String words = route.ref().kind().title() + " " + name;
              Suggestion suggestion =
                  new Suggestion(target, route.ref().kind(), target.label(), words, 0);
              return new Candidate(suggestion, lower(List.of(target.label(), name)));
            });
  }

  private static Candidate ingress(Ingress ingress, String host) {
    Suggestion suggestion =
        new Suggestion(
            new IngressTarget(ingress.ref(), host),
            Kind.INGRESS,
            host,
            "ingress " + ingress.ref().path(),
            0);
    return new Candidate(suggestion, lower(List.of(host, ingress.name(), ingress.ref().path())));
  }

  private static Stream<Candidate> pods(ClusterSnapshot snapshot, boolean sources) {
    return snapshot.pods().stream()
        .filter(pod -> !pod.ended())
        .filter(pod -> !sources || pod.servingContainers().stream().anyMatch(c -> c.running()))
        .map(Suggestions::pod);
  }

  private static Candidate pod(Pod pod) {
    List<String> keys = new ArrayList<>(List.of(pod.name(), pod.ref().path()));
    if (!pod.hostNetwork()) {
      keys.addAll(pod.ips());
    }
    String address = pod.ips().isEmpty() ? "no address" : pod.ips().getFirst();
    String standing = pod.ready() ? "" : " · not ready";
    Target target = new PodTarget(pod.ref());
    return new Candidate(
        new Suggestion(target, Kind.POD, pod.ref().path(), address + standing, 0), lower(keys));
  }

  private static List<String> lower(List<String> keys) {
    return keys.stream().map(key -> key.toLowerCase(Locale.ROOT)).toList();
  }
}
