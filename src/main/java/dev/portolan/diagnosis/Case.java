package dev.portolan.diagnosis;

import dev.portolan.model.Protocol;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import dev.portolan.probe.UrlText;
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

  /// The case of a URL such as `https://api.example:8443/health`.
  public static Case of(ContainerRef from, UrlText url) {
    Target to = new Target.HostTarget(url.host());
    return new Case(from, to, url.request().port(), Protocol.TCP, url.request());
  }

  /// Such as `shop/web-0 → shop/db:5432`.
  public String title() {
    String to =
        to().label() + (port == 0 ? "" : ":" + port) + (protocol == Protocol.UDP ? " (UDP)" : "");
    return (from.namespace().isEmpty() ? from.pod() : from.podRef().path()) + " → " + to;
  }
}
