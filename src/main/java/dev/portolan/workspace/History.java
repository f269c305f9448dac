package dev.portolan.workspace;

import dev.portolan.history.Entry;
import dev.portolan.history.Row;
import dev.portolan.history.Search;
import java.util.ArrayList;
import java.util.List;

/// The checks of the open context that are kept on disk, as far as they are looked at.
///
/// @param read false until the file was read
/// @param rows newest first
/// @param unread how many lines of the file could not be understood
/// @param stamp changes with the file
/// @param picked the ids of the rows that are looked at
/// @param shown those of them that were fetched
/// @param removed how many were removed last, and can be put back
public record History(
    boolean read,
    List<Row> rows,
    int unread,
    String stamp,
    Search search,
    List<String> picked,
    List<Entry> shown,
    int removed) {
  public static final History START =
      new History(false, List.of(), 0, "", Search.ALL, List.of(), List.of(), 0);

  /// As many as the file holds at most.
  static final int MAX_ROWS = 2_000;

  public History {
    rows = List.copyOf(rows);
    picked = List.copyOf(picked);
    shown = List.copyOf(shown);
  }

  History with(List<Row> newRows, int newUnread, String newStamp) {
    return new History(true, newRows, newUnread, newStamp, search, picked, shown, removed);
  }

  History with(Row newest) {
    List<Row> all = new ArrayList<>(rows.size() + 1);
    all.add(newest);
    rows.stream().filter(r -> !r.id().equals(newest.id())).limit(MAX_ROWS - 1L).forEach(all::add);
    return new History(read, all, unread, stamp, search, picked, shown, removed);
  }

  History with(Search newSearch) {
    return new History(read, rows, unread, stamp, newSearch, picked, shown, removed);
  }

  History picking(List<String> ids) {
    List<Entry> kept = shown.stream().filter(e -> ids.contains(e.id())).toList();
    return new History(read, rows, unread, stamp, search, ids, kept, removed);
  }

  History showing(List<Entry> entries) {
    return new History(read, rows, unread, stamp, search, picked, entries, removed);
  }

  History removing(int count) {
    return new History(read, rows, unread, stamp, search, picked, shown, count);
  }
}
