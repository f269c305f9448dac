package dev.portolan.sweep;

import dev.portolan.model.ObjectRef;
import java.util.Set;

/// Whom a sweep asks about.
public sealed interface Scope {
  /// Every pair that the cluster says is wired: by policies that name each other's pods, and by
  /// environments that name services. All namespaces when the set is empty.
  record Wired(Set<String> namespaces) implements Scope {
    public Wired {
      namespaces = Set.copyOf(namespaces);
    }
  }

  /// Everyone in these namespaces, and everything that serves there; all when the set is empty.
  record Within(Set<String> namespaces) implements Scope {
    public Within {
      namespaces = Set.copyOf(namespaces);
    }
  }

  /// These sources and these targets: pods, workloads, services, namespaces; ingresses as targets
  /// alone.
  record Picked(Set<ObjectRef> sources, Set<ObjectRef> targets) implements Scope {
    public Picked {
      sources = Set.copyOf(sources);
      targets = Set.copyOf(targets);
    }
  }
}
