package dev.portolan.workspace;

import dev.portolan.probe.ContainerRef;
import dev.portolan.tail.Entry;
import dev.portolan.tail.LogSource;
import dev.portolan.tail.PodLogs;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The logs of the open context that are followed.
///
/// @param on true while they are followed
/// @param found what there is to follow, as of the newest snapshot that was looked at
/// @param ticked the containers that the user wants, or that were chosen to begin with
/// @param states how the reading of each stands
/// @param lines the newest of all, by time, bounded
/// @param skipped lines that came faster than anybody could read
public record Tails(
    boolean on,
    List<LogSource> found,
    Set<ContainerRef> ticked,
    Map<ContainerRef, PodLogs.State> states,
    List<Entry> lines,
    long skipped,
    Find find) {
  public static final Tails START =
      new Tails(false, List.of(), Set.of(), Map.of(), List.of(), 0, Find.ALL);

  public Tails {
    found = List.copyOf(found);
    ticked = Set.copyOf(ticked);
    states = Map.copyOf(states);
    lines = List.copyOf(lines);
  }

  /// Which lines are shown.
  ///
  /// @param text what they have to contain, in any case, or empty
  /// @param selection true for those alone that are about what is selected
  public record Find(String text, boolean selection) {
    public static final Find ALL = new Find("", false);
  }

  Tails on(boolean now) {
    return new Tails(now, found, ticked, now ? states : Map.of(), lines, skipped, find);
  }

  Tails found(List<LogSource> now, Set<ContainerRef> nowTicked) {
    return new Tails(on, now, nowTicked, states, lines, skipped, find);
  }

  Tails with(Map<ContainerRef, PodLogs.State> now) {
    return new Tails(on, found, ticked, now, lines, skipped, find);
  }

  Tails with(List<Entry> now, long nowSkipped) {
    return new Tails(on, found, ticked, states, now, nowSkipped, find);
  }

  Tails with(Find now) {
    return new Tails(on, found, ticked, states, lines, skipped, now);
  }

  /// What is to be followed now.
  public List<LogSource> followed() {
    return found.stream().filter(s -> ticked.contains(s.container())).toList();
  }
}
