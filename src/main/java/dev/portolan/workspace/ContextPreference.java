package dev.portolan.workspace;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the user keeps about one context: in Portolan's settings, never in the kubeconfig.
///
/// @param guarded marked as protected: nothing runs in its pods before its name was typed
/// @param group the user's own group, or empty
/// @param used when it was opened last, or null
/// @param read the namespaces to read; empty for all that may be read
/// @param typed namespaces that the user has named before, to be offered again
/// @param debugImage the image of debug containers, such as a mirror's; empty for the public one
public record ContextPreference(
    boolean favourite,
    boolean guarded,
    Accent accent,
    String group,
    @Nullable Instant used,
    SortedSet<String> read,
    SortedSet<String> typed,
    String debugImage) {
  /// The most names that are kept of one context.
  public static final int MAX_NAMES = 200;

  /// Nothing was said about the context yet.
  public static final ContextPreference PLAIN =
      new ContextPreference(
          false, false, Accent.NONE, "", null, new TreeSet<>(), new TreeSet<>(), "");

  public ContextPreference {
    group = group.strip();
    debugImage = debugImage.strip();
    read = bounded(read);
    typed = bounded(typed);
  }

  private static SortedSet<String> bounded(SortedSet<String> names) {
    TreeSet<String> kept = new TreeSet<>();
    names.stream().limit(MAX_NAMES).forEach(kept::add);
    return Collections.unmodifiableSortedSet(kept);
  }

  public ContextPreference withFavourite(boolean is) {
    return new ContextPreference(is, guarded, accent, group, used, read, typed, debugImage);
  }

  public ContextPreference withGuarded(boolean is) {
    return new ContextPreference(favourite, is, accent, group, used, read, typed, debugImage);
  }

  public ContextPreference withAccent(Accent is) {
    return new ContextPreference(favourite, guarded, is, group, used, read, typed, debugImage);
  }

  public ContextPreference withGroup(String is) {
    return new ContextPreference(favourite, guarded, accent, is, used, read, typed, debugImage);
  }

  /// The same with another image for debug containers.
  ///
  /// @param image empty for the public one
  public ContextPreference withDebugImage(String image) {
    return new ContextPreference(
        favourite, guarded, accent, group, used, read, typed, image.strip());
  }

  ContextPreference usedAt(Instant at) {
    return new ContextPreference(favourite, guarded, accent, group, at, read, typed, debugImage);
  }

  /// Reads these namespaces from now on, and offers them later.
  ContextPreference reading(Collection<String> namespaces) {
    TreeSet<String> offered = new TreeSet<>(namespaces);
    offered.addAll(typed);
    return new ContextPreference(
        favourite, guarded, accent, group, used, new TreeSet<>(namespaces), offered, debugImage);
  }
}
