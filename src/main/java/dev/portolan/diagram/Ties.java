package dev.portolan.diagram;

import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the policies say of one object's connections, as lines between it and its peers: bundled by
/// namespace, so that they fan out of a namespace's border and not of the object's.
///
/// @param ways which of them are drawn
public record Ties(ObjectRef subject, Ways ways, List<Bundle> bundles) {
  public Ties {
    bundles = List.copyOf(bundles);
  }

  /// True where a chart has no place for some of the lines: they run between namespaces, which it
  /// does not show.
  public static boolean homeless(List<Ties> all, Diagram chart) {
    return all.stream().flatMap(t -> t.bundles().stream()).anyMatch(b -> !b.placed(chart));
  }

  /// The marks that are drawn on a chart, for a legend.
  public static Set<Mark> marks(List<Ties> all, Diagram chart) {
    Set<Mark> marks = EnumSet.noneOf(Mark.class);
    for (Ties ties : all) {
      for (Bundle bundle : ties.bundles().stream().filter(b -> b.placed(chart)).toList()) {
        bundle.parts().forEach(t -> ties.add(t, marks));
        if (bundle.rest() != null) {
          ties.add(bundle.rest(), marks);
        }
      }
    }
    marks.remove(Mark.NONE);
    return Collections.unmodifiableSet(marks);
  }

  private void add(Tie tie, Set<Mark> marks) {
    if (ways.out()) {
      marks.add(tie.out());
    }
    if (ways.in()) {
      marks.add(tie.in());
    }
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
  /// @param out of the outgoing connections, with the reason
  /// @param in of the incoming ones
  public record Tip(String ports, List<String> out, List<String> in) {
    public Tip {
      out = List.copyOf(out);
      in = List.copyOf(in);
    }

    List<String> lines(boolean wantOut, boolean wantIn) {
      List<String> lines = new ArrayList<>();
      if (wantOut) {
        lines.addAll(out);
      }
      if (wantIn) {
        lines.addAll(in);
      }
      return lines;
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

    private boolean placed(Diagram chart) {
      return namespace == null || chart.box(namespace).isPresent();
    }
  }
}
