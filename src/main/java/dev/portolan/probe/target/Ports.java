package dev.portolan.probe.target;

import dev.portolan.model.Protocol;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Question;
import dev.portolan.probe.Question.Traceroute;
import dev.portolan.probe.Question.Way;
import dev.portolan.probe.target.Aim.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which of a target's ports a question is about.
public final class Ports {
  private static final Set<Integer> SAFE = Set.of(443, 6443, 8443, 9443, 10250);
  private static final Set<Integer> WEB = Set.of(80, 3000, 8000, 8080, 8081, 8888, 9090);

  private Ports() {}

  /// A port and its name, which may be empty.
  record Port(int number, String name) {
    private boolean called(String... beginnings) {
      String lower = name.toLowerCase(Locale.ROOT);
      return List.of(beginnings).stream().anyMatch(lower::startsWith);
    }

    private boolean safe() {
      return SAFE.contains(number) || called("https", "tls", "ssl", "wss", "h2-");
    }

    private boolean web() {
      return !safe() && (WEB.contains(number) || called("http", "web", "ws"));
    }
  }

  /// The protocol whose ports are meant.
  static Protocol protocol(CheckRequest request) {
    return request.kind() == CheckKind.UDP ? Protocol.UDP : Protocol.TCP;
  }

  /// True when there is nothing to ask without a port.
  public static boolean needed(Method method) {
    return switch (method) {
      case CONNECT, HTTP, TLS, UDP, GRPC -> true;
      case PING, TRACE, DNS, MTU -> false;
    };
  }

  /// Of the declared ones those that look as if they spoke what is asked for; all of them where
  /// none does.
  static Set<Port> meant(Question question, Set<Port> declared) {
    return switch (question) {
      case Question.Tls q -> some(declared, Port::safe);
      case Question.Http q -> some(declared, q.tls() ? Port::safe : Port::web);
      case Question.Grpc q -> some(declared, p -> p.called("grpc", "h2"));
      default -> declared;
    };
  }

  /// The port that is meant of a host about which nothing is declared.
  static Set<Port> usual(Question question) {
    return switch (question) {
      case Question.Tls q -> Set.of(new Port(443, ""));
      case Question.Http q -> Set.of(new Port(q.tls() ? 443 : 80, ""));
      default -> Set.of();
    };
  }

  private static Set<Port> some(Set<Port> ports, Predicate<Port> like) {
    Set<Port> some =
        ports.stream().filter(like).collect(Collectors.toCollection(LinkedHashSet::new));
    return some.isEmpty() ? ports : some;
  }

  /// Whether a trace goes to a TCP port: behind a service's address only what its rules translate
  /// gets anywhere.
  static boolean tracedByTcp(CheckRequest request, boolean viaService) {
    Way way = request.question() instanceof Traceroute t ? t.way() : Way.BEST;
    return switch (way) {
      case TCP -> true;
      case BEST -> viaService || request.port() > 0;
      case UDP, ICMP -> false;
    };
  }

  static boolean tracedByTcpAlone(CheckRequest request) {
    return request.question() instanceof Traceroute t && t.way() == Way.TCP;
  }
}
