package dev.portolan.cluster;

import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.Namespace;
import dev.portolan.model.ObjectRef;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The namespaces that the server names: all of them can be chosen, and those that are read go to
/// the store. Not thread-safe.
final class Directory {
  private static final String SYSTEM = "kube-system";

  private final SnapshotStore store;
  private final Runnable changed;
  private final Runnable recreated;
  private final SortedMap<String, Namespace> named = new TreeMap<>();
  private Scope scope;
  private boolean partial;

  /// @param changed called when the names have changed
  /// @param recreated called when the system's namespace has become another one, which happens when
  ///   the cluster was made anew
  Directory(SnapshotStore store, Scope scope, Runnable changed, Runnable recreated) {
    this.store = store;
    this.scope = scope;
    this.changed = changed;
    this.recreated = recreated;
  }

  SortedSet<String> names() {
    return new TreeSet<>(named.keySet());
  }

  /// Whether the server names only those that the user has to do with.
  void partial(boolean only) {
    partial = only;
  }

  void put(Namespace namespace) {
    Namespace before = named.put(namespace.name(), namespace);
    if (isRead(namespace.name())) {
      store.put(Kind.NAMESPACE, List.of(namespace));
    }
    if (before == null) {
      changed.run();
    } else if (namespace.name().equals(SYSTEM) && !uid(before).equals(uid(namespace))) {
      recreated.run();
    }
  }

  private static String uid(Namespace namespace) {
    return namespace.meta().uid();
  }

  void remove(Namespace namespace) {
    if (named.remove(namespace.name()) != null) {
      store.remove(Kind.NAMESPACE, List.of(namespace));
      changed.run();
    }
  }

  void retain(Set<ObjectRef> listed) {
    List<Namespace> gone = named.values().stream().filter(n -> !listed.contains(n.ref())).toList();
    gone.forEach(this::remove);
  }

  void narrow(Scope wanted) {
    scope = wanted;
    for (Namespace namespace : named.values()) {
      if (isRead(namespace.name())) {
        store.put(Kind.NAMESPACE, List.of(namespace));
      } else {
        store.remove(Kind.NAMESPACE, List.of(namespace));
      }
    }
  }

  /// How the namespaces stand, when their list stands so.
  Coverage coverage(Coverage list) {
    if (!list.complete() || (scope.widest() && !partial)) {
      return list;
    }
    SortedMap<String, Coverage> read = new TreeMap<>();
    for (String name : scope.widest() ? named.keySet() : scope.namespaces()) {
      read.put(name, named.containsKey(name) ? list : missing(name));
    }
    return new Coverage.Scoped(read);
  }

  private Coverage missing(String name) {
    return partial
        ? new Coverage.Forbidden("namespace \"" + name + "\" is not among the user's projects")
        : Scope.missing(name);
  }

  private boolean isRead(String name) {
    return scope.widest() || scope.namespaces().contains(name);
  }
}
