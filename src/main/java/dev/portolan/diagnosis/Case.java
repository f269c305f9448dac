package dev.portolan.diagnosis;

import dev.portolan.model.Protocol;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is to be diagnosed: a caller, what it wants to reach, and by which port.
///
/// @param port 0 for the first that the target declares
/// @param protocol that of the port, or null for the target's own, and TCP where it has none
/// @param request what is asked once a connection stands, or null for nothing more
public record Case(
    ContainerRef from,
    Target to,
    int port,
    @Nullable Protocol protocol,
    Question.@Nullable Http request) {
  public Case(ContainerRef from, Target to, int port) {
    this(from, to, port, null);
  }

  public Case(ContainerRef from, Target to, int port, @Nullable Protocol protocol) {
    this(from, to, port, protocol, null);
  }

  /// The case of a URL such as `https://api.example:8443/health`; empty for what is none.
  public static Optional<Case> url(ContainerRef from, String url) {
    if (!url.matches("(?i)https?://.+")) {
      return Optional.empty();
    }
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String host = uri.getHost();
    if (host == null) {
      return Optional.empty();
    }
    boolean tls = uri.getScheme().toLowerCase(Locale.ROOT).equals("https");
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String whole = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    Question.Http request = new Question.Http(tls, port, "GET", whole, List.of(), false);
    return Optional.of(new Case(from, new Target.HostTarget(bare), port, Protocol.TCP, request));
  }

  /// Such as `shop/web-0 → shop/db:5432`.
  public String title() {
    String to =
        to().label() + (port == 0 ? "" : ":" + port) + (protocol == Protocol.UDP ? " (UDP)" : "");
    return (from.namespace().isEmpty() ? from.pod() : from.podRef().path()) + " → " + to;
  }
}
