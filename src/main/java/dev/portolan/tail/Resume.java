package dev.portolan.tail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a log was left, so that it can be taken up again without a gap and without a line twice.
/// The server begins at a whole second, so the lines of the last seconds come again: those that
/// were there already are dropped, each once.
public final class Resume {
  /// Standard output and standard error are noted by two hands, not quite in order.
  private static final long SLACK_SECONDS = 1;

  private static final int MOST = 20_000;

  private record Line(Instant time, String text) {}

  private final Deque<Line> recent = new ArrayDeque<>();
  private final List<Line> again = new ArrayList<>();
  private @Nullable Instant newest;

  /// What to ask for as `sinceTime`; empty before the first line.
  public Optional<Instant> since() {
    return Optional.ofNullable(newest).map(Resume::from);
  }

  private static Instant from(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).minusSeconds(SLACK_SECONDS);
  }

  /// The connection is made anew: what was heard lately may come once more.
  public void begin() {
    again.clear();
    again.addAll(recent);
  }

  /// Whether this line is news.
  public boolean take(Instant time, String text) {
    Line line = new Line(time, text);
    if (again.remove(line)) {
      return false;
    }
    if (newest == null || time.isAfter(newest)) {
      newest = time;
    }
    Instant floor = from(newest);
    recent.addLast(line);
    while (recent.size() > MOST
        || (!recent.isEmpty() && recent.getFirst().time().isBefore(floor))) {
      recent.removeFirst();
    }
    return true;
  }
}
