package dev.portolan.layout;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// How far the map is unfolded: as deep as `depth` says, but for what the user opened or closed by
/// hand.
///
/// @param depth how far everything is unfolded that is named in neither set
/// @param opened workloads whose pods are shown, and namespaces that are shown open
/// @param closed namespaces that are shown as one tile, and workloads that are kept folded
public record Folds(Depth depth, Set<ObjectRef> opened, Set<ObjectRef> closed) {
  /// Namespaces are open and replicas folded into their workloads.
  public static final Folds NONE = new Folds(Set.of(), Set.of());

  /// How much of a cluster is laid out.
  public enum Depth {
    /// A tile for each namespace.
    NAMESPACES,
    /// A card for each workload and service.
    WORKLOADS,
    /// A place for each pod.
    PODS
  }

  public Folds {
    opened = Collections.unmodifiableSet(new TreeSet<>(opened));
    closed = Collections.unmodifiableSet(new TreeSet<>(closed));
  }

  public Folds(Set<ObjectRef> opened, Set<ObjectRef> closed) {
    this(Depth.WORKLOADS, opened, closed);
  }

  /// Everything unfolded as deep as this, and nothing by hand.
  public static Folds to(Depth depth) {
    return new Folds(depth, Set.of(), Set.of());
  }

  /// Whether a namespace or a workload can be opened and closed at all.
  public static boolean foldable(ObjectRef ref) {
    return ref.kind() == Kind.NAMESPACE || ref.kind().isWorkload();
  }

  /// True for a namespace whose inside is shown, and for a workload whose pods are.
  public boolean open(ObjectRef ref) {
    if (opened.contains(ref)) {
      return true;
    }
    Depth least = ref.kind() == Kind.NAMESPACE ? Depth.WORKLOADS : Depth.PODS;
    return !closed.contains(ref) && depth.compareTo(least) >= 0;
  }

  /// The other way round for one namespace or workload; anything else cannot be folded.
  public Folds toggle(ObjectRef ref) {
    return open(ref) ? closing(ref) : opening(ref);
  }

  public Folds opening(ObjectRef ref) {
    return open(ref) || !foldable(ref) ? this : with(ref, true);
  }

  public Folds closing(ObjectRef ref) {
    return open(ref) && foldable(ref) ? with(ref, false) : this;
  }

  /// Named only where it is not as the depth would have it.
  private Folds with(ObjectRef ref, boolean open) {
    Set<ObjectRef> nowOpened = new TreeSet<>(opened);
    Set<ObjectRef> nowClosed = new TreeSet<>(closed);
    nowOpened.remove(ref);
    nowClosed.remove(ref);
    Folds bare = new Folds(depth, nowOpened, nowClosed);
    if (bare.open(ref) == open) {
      return bare;
    }
    (open ? nowOpened : nowClosed).add(ref);
    return new Folds(depth, nowOpened, nowClosed);
  }
}
