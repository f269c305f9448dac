package dev.portolan.cluster.rights;

import dev.portolan.model.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the user may do in a cluster, as far as the server says.
///
/// @param namespaces the namespaces that the server names, whether they are read or not; empty
///   where it names none
/// @param areas the answers by namespace; under the empty name those for the whole cluster
public record Rights(SortedSet<String> namespaces, SortedMap<String, Area> areas) {
  /// Nothing is known yet, or the server does not tell.
  public static final Rights UNKNOWN = new Rights(new TreeSet<>(), new TreeMap<>());

  public Rights {
    namespaces = Collections.unmodifiableSortedSet(new TreeSet<>(namespaces));
    areas = Collections.unmodifiableSortedMap(new TreeMap<>(areas));
  }

  /// Whether something is allowed.
  public enum Answer {
    YES,
    NO,
    UNKNOWN;

    /// Allowed by either.
    public Answer or(Answer other) {
      if (this == YES || other == YES) {
        return YES;
      }
      return this == NO && other == NO ? NO : UNKNOWN;
    }
  }

  /// What is asked about a kind.
  public enum Verb {
    LIST,
    WATCH,
    GET
  }

  /// The answers for one namespace, or for the whole cluster.
  ///
  /// @param kinds what may be read; a kind or verb that is missing is not known
  /// @param execByCreate whether `create` on pods/exec is granted, which running a command over
  ///   SPDY needs
  /// @param execByGet whether `get` on pods/exec is granted, which running one over WebSocket needs
  ///   on servers before 1.35
  public record Area(Map<Kind, Map<Verb, Answer>> kinds, Answer execByCreate, Answer execByGet) {
    static final Area UNKNOWN = new Area(Map.of(), Answer.UNKNOWN, Answer.UNKNOWN);

    public Area {
      EnumMap<Kind, Map<Verb, Answer>> copy = new EnumMap<>(Kind.class);
      kinds.forEach((kind, verbs) -> copy.put(kind, Map.copyOf(verbs)));
      kinds = Collections.unmodifiableMap(copy);
    }

    Answer may(Verb verb, Kind kind) {
      return kinds.getOrDefault(kind, Map.of()).getOrDefault(verb, Answer.UNKNOWN);
    }
  }

  /// Whether objects of a kind may be read in a namespace, or in all where that is empty.
  public Answer may(Verb verb, Kind kind, String namespace) {
    Answer everywhere = area("").may(verb, kind);
    return namespace.isEmpty() || everywhere == Answer.YES
        ? everywhere
        : area(namespace).may(verb, kind);
  }

  /// Whether commands may be run in the pods of a namespace, by whichever way.
  public Answer mayExec(String namespace) {
    Area all = area("");
    Area here = area(namespace);
    Answer everywhere = all.execByCreate.or(all.execByGet);
    return namespace.isEmpty() || everywhere == Answer.YES
        ? everywhere
        : here.execByCreate.or(here.execByGet);
  }

  private Area area(String namespace) {
    return areas.getOrDefault(namespace, Area.UNKNOWN);
  }
}
