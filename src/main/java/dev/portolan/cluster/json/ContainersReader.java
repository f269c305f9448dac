package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Container;
import dev.portolan.model.Protocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a pod's containers: what `spec` declares joined by name with what `status` reports. Init
/// containers come first, then main ones, then ephemeral ones.
final class ContainersReader {
  private final List<Declared> inits = new ArrayList<>();
  private final List<Declared> mains = new ArrayList<>();
  private final List<Declared> ephemerals = new ArrayList<>();
  private final Map<String, Reported> reported = new HashMap<>();

  /// Takes a field of the pod's `spec` if it is about containers.
  void spec(JsonParser in, String field) throws IOException {
    switch (field) {
      case "initContainers" -> Json.array(in, () -> inits.add(Declared.read(in)));
      case "containers" -> Json.array(in, () -> mains.add(Declared.read(in)));
      case "ephemeralContainers" -> Json.array(in, () -> ephemerals.add(Declared.read(in)));
      default -> {}
    }
  }

  /// Takes a field of the pod's `status` if it is about containers.
  void status(JsonParser in, String field) throws IOException {
    switch (field) {
      case "initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses" ->
          Json.array(
              in,
              () -> {
                Reported status = Reported.read(in);
                reported.put(status.name, status);
              });
      default -> {}
    }
  }

  /// @param first the main container that comes before the others, as kubectl takes it where none
  ///   is named; may be empty, or none of them
  List<Container> build(String first) {
    List<Container> result = new ArrayList<>();
    for (Declared c : inits) {
      result.add(join(c, c.alwaysRestarted ? Container.Role.SIDECAR : Container.Role.INIT));
    }
    mains.stream()
        .sorted(Comparator.comparing(c -> !c.name.equals(first)))
        .forEach(c -> result.add(join(c, Container.Role.MAIN)));
    ephemerals.forEach(c -> result.add(join(c, Container.Role.EPHEMERAL)));
    return result;
  }

  private Container join(Declared c, Container.Role role) {
    Reported r = reported.getOrDefault(c.name, new Reported());
    return new Container(
        c.name,
        role,
        c.image,
        r.imageId,
        c.ports,
        new Container.Status(r.state, r.ready, r.restarts),
        r.reason,
        c.callees);
  }

  /// What `spec` says of a container.
  private static final class Declared {
    private String name = "";
    private String image = "";
    private boolean alwaysRestarted;
    private List<Container.ContainerPort> ports = List.of();
    private List<String> callees = List.of();

    static Declared read(JsonParser in) throws IOException {
      Declared c = new Declared();
      Json.object(in, field -> c.field(in, field));
      return c;
    }

    private void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "name" -> name = Json.text(in);
        case "image" -> image = Json.text(in);
        case "restartPolicy" -> alwaysRestarted = Json.text(in).equals("Always");
        case "ports" -> ports = Json.list(in, Port::read);
        case "env" -> callees = Callees.read(in);
        default -> {}
      }
    }
  }

  private static final class Port {
    private String name = "";
    private Protocol protocol = Protocol.TCP;
    private int number;
    private int hostPort;

    static Container.ContainerPort read(JsonParser in) throws IOException {
      Port p = new Port();
      Json.object(in, field -> p.field(in, field));
      return new Container.ContainerPort(p.name, p.protocol, p.number, p.hostPort);
    }

    private void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "name" -> name = Json.text(in);
        case "protocol" -> protocol = Parts.protocol(in);
        case "containerPort" -> number = Json.number(in);
        case "hostPort" -> hostPort = Json.number(in);
        default -> {}
      }
    }
  }

  /// What `status` says of a container.
  private static final class Reported {
    private String name = "";
    private String imageId = "";
    private boolean ready;
    private int restarts;
    private Container.State state = Container.State.UNKNOWN;
    private String reason = "";

    static Reported read(JsonParser in) throws IOException {
      Reported r = new Reported();
      Json.object(in, field -> r.field(in, field));
      return r;
    }

    private void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "name" -> name = Json.text(in);
        case "imageID" -> imageId = Json.text(in);
        case "ready" -> ready = Json.truth(in);
        case "restartCount" -> restarts = Json.number(in);
        case "state" -> Json.object(in, which -> state(in, which));
        default -> {}
      }
    }

    private void state(JsonParser in, String which) throws IOException {
      switch (which) {
        case "running" -> state = Container.State.RUNNING;
        case "waiting" -> state = Container.State.WAITING;
        case "terminated" -> state = Container.State.TERMINATED;
        default -> {
          return;
        }
      }
      reason = Json.texts(in).getOrDefault("reason", "");
    }
  }
}
