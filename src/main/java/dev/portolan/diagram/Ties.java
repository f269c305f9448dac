package dev.portolan.diagram;

import dev.portolan.model.ObjectRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the policies say of one object's connections, as lines between it and its peers: bundled by
/// namespace, so that they fan out of a namespace's border and not of the object's.
///
/// @param ways which of them are drawn
public record Ties(ObjectRef subject, Ways ways, List<Bundle> bundles) {
  public Ties {
    bundles = List.copyOf(bundles);
  }

  /// Outgoing: the subject may reach the peer. Incoming: the peer may reach the subject.
  public enum Ways {
    BOTH,
    OUT,
    IN;

    boolean out() {
      return this != IN;
    }

    boolean in() {
      return this != OUT;
    }
  }

  /// What a line says; each has a pattern, an end and a colour of its own. The later ones are drawn
  /// over the earlier ones.
  public enum Mark {
    /// Nothing to say: no line.
    NONE,
    DENIED,
    /// Every port.
    ALLOWED,
    /// Some ports, or some of the pods.
    LIMITED,
    UNDECIDED,
    /// A connection that a change takes away.
    REMOVED,
    /// A connection that a change gives.
    ADDED
  }

  /// One line.
  ///
  /// @param peer a workload, a pod or a namespace on the chart; null for addresses outside
  /// @param name the peer in words
  /// @param tip what is said of it when the pointer is on the line
  public record Tie(@Nullable ObjectRef peer, String name, Mark out, Mark in, Tip tip) {}

  /// What is said of a line.
  ///
  /// @param ports the ports that are allowed out, in a few words, or empty
  /// @param lines one a direction, and their reasons
  public record Tip(String ports, List<String> lines) {
    public Tip {
      lines = List.copyOf(lines);
    }
  }

  /// The lines to one namespace, or to the outside.
  ///
  /// @param namespace null for the outside
  /// @param whole all of it in one line, for when it is far away
  /// @param rest what all but the parts have in common, or null; when there are no parts it stands
  ///   for all of them
  /// @param more how many peers are left out
  public record Bundle(
      @Nullable ObjectRef namespace, Tie whole, @Nullable Tie rest, List<Tie> parts, int more) {
    public Bundle {
      parts = List.copyOf(parts);
    }
  }
}
