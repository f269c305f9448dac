package dev.portolan.history;

import dev.portolan.probe.CheckResult;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The results of one context on disk, a line of JSON each, in the order in which they were kept;
/// for their owner's eyes alone. Bounded: the oldest go first.
///
/// Several threads and programs may use one file at once: who writes holds a lock beside it. Lines
/// that cannot be understood are counted and left where they are.
public final class HistoryFile {
  private final Path file;
  private final Limits limits;
  private long countedAt = -1;
  private int counted;

  /// @param count lines
  /// @param bytes of the whole file
  record Limits(int count, long bytes) {
    static final Limits STANDARD = new Limits(2_000, 32L << 20);

    /// What is left after some had to go, so that they need not go one by one.
    Limits lowered() {
      return new Limits(count * 9 / 10, bytes * 9 / 10);
    }
  }

  /// What a file holds, newest first.
  ///
  /// @param unread how many lines could not be understood
  /// @param stamp changes with the file
  public record Reading(List<Row> rows, int unread, String stamp) {
    public Reading {
      rows = List.copyOf(rows);
    }
  }

  public HistoryFile(Path file) {
    this(file, Limits.STANDARD);
  }

  HistoryFile(Path file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  /// Where all of it is.
  public Path path() {
    return file;
  }

  /// Changes whenever the file does.
  public String stamp() throws IOException {
    return Files.exists(file)
        ? Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis()
        : "";
  }

  /// Keeps a result, without its secrets, and gives it back as it is kept.
  public synchronized Row keep(String context, boolean simulated, CheckResult result)
      throws IOException {
    Entry entry = EntryJson.entry(context, simulated, result);
    locked(
        () -> {
          count();
          boolean fresh = !Files.exists(file);
          long size = LineFile.append(file, List.of(EntryJson.line(entry)));
          counted++;
          countedAt = size;
          if (counted > limits.count() || size > limits.bytes()) {
            shorten();
          }
          Path folder = file.toAbsolutePath().getParent();
          if (fresh && folder != null) {
            FolderBound.hold(folder, FolderBound.MOST);
          }
        });
    return Row.of(entry);
  }

  public Reading read() throws IOException {
    List<Row> rows = new ArrayList<>();
    int[] unread = {0};
    String stamp = stamp();
    LineFile.read(
        file,
        line -> EntryJson.read(line).map(Row::of).ifPresentOrElse(rows::add, () -> unread[0]++));
    rows.sort(Comparator.comparing(Row::at).reversed());
    return new Reading(rows, unread[0], stamp);
  }

  /// The results of these ids, newest first; those that are gone are left out.
  public List<Entry> entries(Collection<String> ids) throws IOException {
    Set<String> wanted = Set.copyOf(ids);
    List<Entry> found = new ArrayList<>();
    LineFile.read(
        file,
        line -> EntryJson.read(line).filter(e -> wanted.contains(e.id())).ifPresent(found::add));
    found.sort(Comparator.comparing((Entry e) -> e.result().transcript().started()).reversed());
    return found;
  }

  /// Removes these, and what was removed before for good. Gives how many there were.
  public synchronized int remove(Collection<String> ids) throws IOException {
    Set<String> gone = Set.copyOf(ids);
    List<String> kept = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    locked(
        () -> {
          LineFile.read(
              file,
              line -> {
                Optional<Entry> entry = EntryJson.read(line);
                boolean goes = entry.isPresent() && gone.contains(entry.get().id());
                (goes ? removed : kept).add(line);
              });
          LineFile.write(removed(), removed);
          LineFile.write(file, kept);
        });
    return removed.size();
  }

  /// Removes everything, also what cannot be understood.
  public synchronized void clear() throws IOException {
    locked(
        () -> {
          if (Files.exists(file)) {
            LineFile.move(file, removed());
          }
        });
  }

  /// Takes back the last removal.
  public synchronized void putBack() throws IOException {
    locked(
        () -> {
          List<String> all = LineFile.lines(removed());
          all.addAll(LineFile.lines(file));
          LineFile.write(file, all);
          Files.deleteIfExists(removed());
        });
  }

  /// Forgets for good what was removed last.
  public synchronized void forget() throws IOException {
    Files.deleteIfExists(removed());
  }

  private Path removed() {
    return file.resolveSibling(file.getFileName() + ".removed");
  }

  /// Counts anew where another program has written too.
  private void count() throws IOException {
    long size = Files.exists(file) ? Files.size(file) : 0;
    if (size != countedAt) {
      counted = LineFile.lines(file).size();
      countedAt = size;
    }
  }

  private void shorten() throws IOException {
    Limits left = limits.lowered();
    List<String> lines = LineFile.lines(file);
    long bytes = 0;
    int from = lines.size();
    while (from > 0 && lines.size() - from < left.count()) {
      bytes += LineFile.bytes(lines.get(from - 1));
      if (bytes > left.bytes() && from < lines.size()) {
        break;
      }
      from--;
    }
    LineFile.write(file, lines.subList(from, lines.size()));
    counted = lines.size() - from;
    countedAt = Files.size(file);
  }

  /// Something done to files.
  private interface Work {
    void run() throws IOException;
  }

  /// One writer of this program at a time, whatever the file: a file's lock holds off the others.
  private void locked(Work work) throws IOException {
    synchronized (HistoryFile.class) {
      lockedAgainstOthers(work);
    }
  }

  private void lockedAgainstOthers(Work work) throws IOException {
    LineFile.folder(file);
    Path beside = file.resolveSibling(file.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(
                beside,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                LineFile.ownersOnly(beside, false));
        FileLock lock = channel.lock()) {
      if (lock.isValid()) {
        work.run();
      }
    }
  }
}
