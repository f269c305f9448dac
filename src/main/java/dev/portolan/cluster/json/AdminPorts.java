package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.AdminPolicy.Port;
import dev.portolan.model.Protocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ports of an administrator's rule: `ports` as v1alpha1 spells them, `protocols` as v1alpha2
/// does.
final class AdminPorts {
  private static final int LAST = 65535;

  private final List<Port> ports = new ArrayList<>();
  private @Nullable String unknown;

  List<Port> all() {
    return ports;
  }

  /// The first element that is not understood, or empty when all are.
  Optional<String> unknown() {
    return Optional.ofNullable(unknown);
  }

  /// `portNumber`, `portRange` or `namedPort`, each in an element of its own.
  void list(JsonParser in) throws IOException {
    Json.array(
        in,
        () ->
            element(
                in,
                "ports",
                name -> {
                  switch (name) {
                    case "portNumber" -> ports.add(Numbers.read(in));
                    case "portRange" -> ports.add(Numbers.read(in));
                    case "namedPort" -> ports.add(new Port(null, 0, 0, Json.text(in)));
                    default -> unknown = "ports." + name;
                  }
                }));
  }

  /// `tcp`, `udp`, `sctp` with a `destinationPort`, or `destinationNamedPort`.
  void protocols(JsonParser in) throws IOException {
    Json.array(
        in,
        () ->
            element(
                in,
                "protocols",
                name -> {
                  switch (name) {
                    case "tcp" -> destination(in, Protocol.TCP);
                    case "udp" -> destination(in, Protocol.UDP);
                    case "sctp" -> destination(in, Protocol.SCTP);
                    case "destinationNamedPort" -> ports.add(new Port(null, 0, 0, Json.text(in)));
                    default -> unknown = "protocols." + name;
                  }
                }));
  }

  /// An element that gives no port says something that is not known here.
  private void element(JsonParser in, String field, Json.Field names) throws IOException {
    int before = ports.size();
    Json.object(in, names);
    if (ports.size() == before && unknown == null) {
      unknown = field;
    }
  }

  private void destination(JsonParser in, Protocol protocol) throws IOException {
    Numbers numbers = new Numbers();
    boolean[] named = {false};
    Json.object(
        in,
        name -> {
          switch (name) {
            case "destinationPort" -> Json.object(in, n -> numbers.field(in, n));
            case "destinationNamedPort" -> {
              named[0] = true;
              ports.add(new Port(protocol, 0, 0, Json.text(in)));
            }
            default -> unknown = "protocols." + name;
          }
        });
    if (!named[0]) {
      numbers.protocol = protocol;
      ports.add(numbers.port());
    }
  }

  /// A number or a range; all ports where neither is given.
  private static final class Numbers {
    private Protocol protocol = Protocol.TCP;
    private int from = 1;
    private int to = LAST;

    static Port read(JsonParser in) throws IOException {
      Numbers numbers = new Numbers();
      Json.object(in, field -> numbers.field(in, field));
      return numbers.port();
    }

    Port port() {
      return new Port(protocol, from, to, "");
    }

    void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "protocol" -> protocol = Parts.protocol(in);
        case "port", "number" -> {
          from = Json.number(in);
          to = from;
        }
        case "start" -> from = Json.number(in);
        case "end" -> to = Json.number(in);
        case "range" -> Json.object(in, name -> field(in, name));
        default -> {}
      }
    }
  }
}
