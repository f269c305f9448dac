package dev.portolan.cluster.logs;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.api.Trouble;
import dev.portolan.probe.ContainerRef;
import dev.portolan.tail.PodLogs;
import dev.portolan.tail.Resume;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Reads logs over one connection, each on a virtual thread.
public final class PodLogStreams implements PodLogs, AutoCloseable {
  /// A log that says nothing for so long is asked for anew: its connection may be dead.
  private static final Duration SILENCE = Duration.ofMinutes(4);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int MAX_RAW = 16 * 1024;
  private static final String RESTARTED =
      "[Portolan] The container was restarted: its earlier run ends here, the next begins.";

  private final ApiConnection api;
  private final InstantSource clock;
  private final Set<Tail> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  public PodLogStreams(ApiConnection api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  @Override
  public Reading read(ContainerRef container, Wish wish, Listener listener) {
    Tail tail = new Tail(container, wish, listener);
    running.add(tail);
    Thread thread = Thread.ofVirtual().name("log " + container).unstarted(tail);
    tail.thread = thread;
    if (closed) {
      tail.stop();
    }
    thread.start();
    return tail;
  }

  @Override
  public void close() {
    closed = true;
    running.forEach(Tail::stop);
  }

  /// One log.
  private final class Tail implements Reading, Runnable {
    private final ContainerRef container;
    private final Wish wish;
    private final Listener listener;
    private final Resume resume = new Resume();
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;
    private Instant last = Instant.EPOCH;
    private boolean heard;
    private boolean looksBack;
    private int read;
    private @Nullable Instant restart;

    Tail(ContainerRef container, Wish wish, Listener listener) {
      this.container = container;
      this.wish = wish;
      this.listener = listener;
    }

    @Override
    public void stop() {
      stopped = true;
      Thread on = thread;
      if (on != null) {
        on.interrupt();
      }
    }

    @Override
    public void run() {
      try {
        follow();
      } catch (InterruptedException e) {
        ended("stopped");
      } catch (RuntimeException e) { // the thread's edge: a log always tells its end
        ended("internal error: " + e);
      } finally {
        running.remove(this);
      }
    }

    private void ended(String why) {
      if (!stopped) {
        listener.state(new State.Ended(why));
      }
    }

    private void follow() throws InterruptedException {
      Duration pause = FIRST_PAUSE;
      while (!stopped) {
        heard = false;
        String why = once();
        if (why.isEmpty() || stopped) {
          return;
        }
        pause = heard ? FIRST_PAUSE : pause;
        Thread.sleep(pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        earlier();
      }
    }

    /// A container that was restarted has a new log; what it said to its end stands in the one
    /// before, as long as the node keeps that.
    private void earlier() {
      if (stopped || resume.since().isEmpty()) {
        return;
      }
      try {
        resume.begin();
        read = 0;
        looksBack = true;
        api.get(url(true), SILENCE, response -> read(response.body().byteStream()));
      } catch (IOException e) {
        return; // mostly: there is none. Whatever else is wrong, the log itself is asked next
      } finally {
        looksBack = false;
      }
      if (read > 0 && !last.equals(restart)) {
        restart = last;
        listener.line(last, RESTARTED);
      }
    }

    /// Reads until the stream ends; why it is tried again, or empty when it is not.
    private String once() {
      try {
        resume.begin();
        api.get(
            url(wish.earlier()),
            SILENCE,
            response -> {
              listener.state(new State.Following());
              return read(response.body().byteStream());
            });
        return again(wish.follow() ? "the log has ended for now" : "");
      } catch (SocketTimeoutException e) {
        return wish.follow() ? "silence" : again("no answer");
      } catch (ApiFailure e) {
        return refused(e);
      } catch (IOException e) {
        return stopped ? "" : again(Trouble.line(e, api.server()));
      }
    }

    private String refused(ApiFailure e) {
      switch (e.code()) {
        case 401 -> ended("not allowed to read the log: " + e.line());
        case 403 -> ended("not allowed to read the log (get on pods/log): " + e.line());
        case 404 -> ended("the pod is gone");
        default -> {
          return again(e.line());
        }
      }
      return "";
    }

    private String again(String why) {
      if (!wish.follow()) {
        ended(why);
        return "";
      }
      if (!stopped) {
        listener.state(new State.Waiting(why));
      }
      return why;
    }

    /// @param earlier true for the log of the container's run before this one
    private HttpUrl url(boolean earlier) {
      HttpUrl.Builder url =
          api.url(
              List.of(
                  "api",
                  "v1",
                  "namespaces",
                  container.namespace(),
                  "pods",
                  container.pod(),
                  "log"));
      url.addQueryParameter("container", container.container());
      url.addQueryParameter("timestamps", "true");
      url.addQueryParameter("follow", Boolean.toString(wish.follow() && !earlier));
      if (earlier) {
        url.addQueryParameter("previous", "true");
      }
      resume
          .since()
          .ifPresentOrElse(
              since -> url.addQueryParameter("sinceTime", since.toString()),
              () -> url.addQueryParameter("tailLines", Integer.toString(wish.tail())));
      return url.build();
    }

    private boolean read(InputStream raw) throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      try (InputStream in = new BufferedInputStream(raw)) {
        for (int b = in.read(); b >= 0 && !stopped; b = in.read()) {
          if (b == '\n') {
            tell(line);
          } else if (line.size() < MAX_RAW) {
            line.write(b);
          }
        }
        if (line.size() > 0) {
          tell(line);
        }
      }
      return true;
    }

    private void tell(ByteArrayOutputStream bytes) {
      String raw = bytes.toString(StandardCharsets.UTF_8);
      bytes.reset();
      Instant otherwise = last.equals(Instant.EPOCH) ? clock.instant() : last;
      LogLine line = LogLine.read(raw, otherwise);
      if (looksBack && !line.stamped()) {
        return; // the kubelet says so, with 200, that it keeps no log of an earlier run
      }
      last = line.time();
      read++;
      if (!stopped && resume.take(line.time(), line.text())) {
        heard = true;
        listener.line(line.time(), line.text());
      }
    }
  }
}
