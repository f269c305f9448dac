package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Facts.Tally;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.topology.Vertex;
import org.jspecify.annotations.Nullable;

/// One thing of an inventory. There may be hundreds of thousands: its words are made when they are
/// asked for.
///
/// @param vertex what is known of it
/// @param owner the workload that a pod belongs to, or null
public record Item(Vertex vertex, @Nullable ObjectRef owner) {
  public ObjectRef ref() {
    return vertex.ref();
  }

  /// What the snapshot holds of it; null for what is only known by name.
  public @Nullable KubeObject object() {
    return vertex.object();
  }

  public Health health() {
    return Captions.health(vertex.condition());
  }

  /// The sign that it carries on the map; for a service, the one of its type.
  public Facts.Glyph glyph() {
    return Captions.glyph(ref(), vertex.object());
  }

  /// A namespace's or workload's pods, a service's endpoints.
  public Tally tally() {
    dev.portolan.topology.Tally t = vertex.tally();
    return new Tally(t.good(), t.warn(), t.bad(), t.idle());
  }

  /// How it is, in a word or two, as the map says it: `Running`, `Not ready`, `CrashLoopBackOff`.
  public String state() {
    return switch (vertex.object()) {
      case Pod p -> {
        String note = Captions.note(vertex);
        yield note.isEmpty() ? p.statusText() : note;
      }
      case Node n -> n.ready() ? "Ready" : "Not ready";
      case null, default -> whole();
    };
  }

  /// How something is that is as well as its parts.
  private String whole() {
    Tally parts = tally();
    return switch (health()) {
      case GOOD -> "Ready";
      case WARN -> "Not all ready";
      case BAD -> {
        if (parts.live() == 0) {
          yield ref().kind() == Kind.SERVICE ? "No endpoints" : "Nothing ready";
        }
        yield parts.good() == 0 ? "None ready" : parts.bad() + " failing";
      }
      case IDLE -> "";
    };
  }

  /// A pod's address, a service's address and ports, an ingress's hosts, a node's address.
  public String address() {
    return switch (vertex.object()) {
      case Pod p -> p.ips().isEmpty() ? "" : p.ips().getFirst();
      case Node n -> n.addresses().isEmpty() ? "" : n.addresses().getFirst();
      case null, default -> Captions.subtitle(vertex);
    };
  }

  /// The node that a pod was scheduled to, or empty.
  public String node() {
    return vertex.object() instanceof Pod p ? p.nodeName() : "";
  }
}
