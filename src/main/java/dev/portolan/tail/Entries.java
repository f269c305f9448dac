package dev.portolan.tail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Lines of several logs as one, by time.
public final class Entries {
  private Entries() {}

  /// The newest of both lists. What comes late from one log goes where its time says; of one
  /// moment, the order of arrival stays.
  ///
  /// @param before in order
  public static List<Entry> merge(List<Entry> before, List<Entry> came, int most) {
    List<Entry> sorted = new ArrayList<>(came);
    sorted.sort(Comparator.comparing(Entry::time));
    List<Entry> all = new ArrayList<>(before.size() + sorted.size());
    int i = 0;
    for (Entry entry : sorted) {
      while (i < before.size() && !before.get(i).time().isAfter(entry.time())) {
        all.add(before.get(i++));
      }
      all.add(entry);
    }
    all.addAll(before.subList(i, before.size()));
    return all.size() <= most ? all : List.copyOf(all.subList(all.size() - most, all.size()));
  }
}
