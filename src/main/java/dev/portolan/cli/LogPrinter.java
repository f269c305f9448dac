package dev.portolan.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.tail.About;
import dev.portolan.tail.Entries;
import dev.portolan.tail.Entry;
import dev.portolan.tail.LogSource;
import dev.portolan.tail.PodLogs;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Prints the lines of several logs: of those that are there by time, then as they come.
final class LogPrinter {
  private static final int MOST = 1_000_000;
  private static final long GATHER_SECONDS = 30;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final Sieve sieve;
  private final List<Entry> gathered = new ArrayList<>();
  private boolean gathering = true;
  private boolean denied;
  private long printed;

  /// Which lines are wanted.
  record Sieve(About about, String text) {
    boolean takes(String line) {
      return about.matches(line)
          && line.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
  }

  LogPrinter(PrintWriter out, PrintWriter err, boolean json, Sieve sieve) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.sieve = sieve;
  }

  int run(PodLogs logs, List<LogSource> sources, PodLogs.Wish wish) {
    CountDownLatch over = new CountDownLatch(sources.size());
    List<PodLogs.Reading> readings = new ArrayList<>();
    try {
      for (LogSource source : sources) {
        readings.add(logs.read(source.container(), wish, new Telling(source, over)));
      }
      if (wish.follow()) {
        // what is there already comes at once, and is put in order
        over.await(1, TimeUnit.SECONDS);
        gathered();
        over.await();
      } else if (!over.await(GATHER_SECONDS, TimeUnit.SECONDS)) {
        err.println("portolan: not every log was read within " + GATHER_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      readings.forEach(PodLogs.Reading::stop);
    }
    return end();
  }

  private synchronized int end() {
    gathered();
    if (printed > 0) {
      return Exit.OK;
    }
    return denied ? Exit.UNKNOWN : Exit.NO;
  }

  private synchronized void gathered() {
    gathering = false;
    Entries.merge(List.of(), gathered, MOST).forEach(this::print);
    gathered.clear();
    out.flush();
  }

  private synchronized void take(Entry entry) {
    if (!sieve.takes(entry.text())) {
      return;
    }
    if (gathering && gathered.size() < MOST) {
      gathered.add(entry);
    } else {
      print(entry);
      out.flush();
    }
  }

  private void print(Entry entry) {
    printed++;
    if (json) {
      ObjectNode node = source(entry.source());
      out.println(node.put("time", entry.time().toString()).put("text", entry.text()));
    } else {
      out.println(entry.time() + "  " + entry.source().label() + "  " + entry.text());
    }
  }

  private synchronized void complain(LogSource source, String why) {
    denied |= why.contains("not allowed");
    err.println("portolan: " + source.container() + ": " + why);
    err.flush();
  }

  /// A source in a line of its own.
  static String describe(LogSource source, boolean json) {
    return json
        ? source(source).toString()
        : source.role().word()
            + "  "
            + source.product()
            + "  "
            + source.node()
            + "  "
            + source.container();
  }

  private static ObjectNode source(LogSource source) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("role", source.role().word())
        .put("product", source.product())
        .put("node", source.node())
        .put("namespace", source.container().namespace())
        .put("pod", source.container().pod())
        .put("container", source.container().container());
  }

  /// Hears one log.
  private final class Telling implements PodLogs.Listener {
    private final LogSource source;
    private final CountDownLatch over;

    Telling(LogSource source, CountDownLatch over) {
      this.source = source;
      this.over = over;
    }

    @Override
    public void line(Instant time, String text) {
      take(new Entry(time, source, text));
    }

    @Override
    public void state(PodLogs.State state) {
      if (state instanceof PodLogs.State.Ended ended) {
        if (!ended.why().isEmpty()) {
          complain(source, ended.why());
        }
        over.countDown();
      }
    }
  }
}
