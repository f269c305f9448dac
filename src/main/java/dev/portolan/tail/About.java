package dev.portolan.tail;

import dev.portolan.model.KubeObject;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a log calls the things that are selected: their names and addresses. A line is about them
/// when it has one of these as a word of its own.
///
/// @param terms in lower case; none means that every line is wanted
public record About(List<String> terms) {
  public static final About ANYTHING = new About(List.of());

  private static final int MOST = 200;

  public About {
    terms = List.copyOf(terms);
  }

  /// The terms of pods, services (with the pods behind them), workloads, nodes and ingresses.
  public static About of(SnapshotIndex index, Collection<ObjectRef> refs) {
    Set<String> terms = new LinkedHashSet<>();
    refs.forEach(ref -> add(index, ref, terms));
    return new About(
        terms.stream()
            .filter(t -> !t.isEmpty() && !t.equals(Service.UNASSIGNED))
            .map(t -> t.toLowerCase(Locale.ROOT))
            .limit(MOST)
            .toList());
  }

  private static void add(SnapshotIndex index, ObjectRef ref, Set<String> terms) {
    terms.add(ref.name());
    Optional<? extends KubeObject> object = index.snapshot().find(ref);
    switch (object.orElse(null)) {
      case Pod pod -> terms.addAll(pod.ips());
      case Node node -> terms.addAll(node.addresses());
      case Service service -> {
        terms.addAll(service.clusterIps());
        terms.addAll(service.exposure().externalIps());
        terms.addAll(service.exposure().loadBalancer());
        index.endpoints(service.ref()).forEach(e -> terms.addAll(e.addresses()));
      }
      case null, default -> index.podsOf(ref).forEach(p -> pod(p, terms));
    }
  }

  private static void pod(Pod pod, Set<String> terms) {
    terms.add(pod.name());
    terms.addAll(pod.ips());
  }

  public boolean matches(String line) {
    if (terms.isEmpty()) {
      return true;
    }
    String lower = line.toLowerCase(Locale.ROOT);
    return terms.stream().anyMatch(t -> word(lower, t));
  }

  private static boolean word(String line, String term) {
    boolean address = isAddress(term);
    for (int at = line.indexOf(term); at >= 0; at = line.indexOf(term, at + 1)) {
      if (ends(line, at - 1, at - 2, address)
          && ends(line, at + term.length(), at + term.length() + 1, address)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a word ends before (or after) this character. `10.1.1.1` is no part of `10.1.1.10` nor
  /// of `10.1.1.1.5`, but may end a sentence; `web` may be part of `web.shop.svc`, not of `web-2`.
  private static boolean ends(String line, int at, int beyond, boolean address) {
    if (at < 0 || at >= line.length()) {
      return true;
    }
    char c = line.charAt(at);
    if (address && c == '.') {
      return beyond < 0
          || beyond >= line.length()
          || !Character.isLetterOrDigit(line.charAt(beyond));
    }
    return !Character.isLetterOrDigit(c) && c != '-' && c != '_';
  }

  private static boolean isAddress(String term) {
    try {
      InetAddress.ofLiteral(term);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
