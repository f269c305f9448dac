package dev.portolan.cluster;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.api.Trouble;
import dev.portolan.cluster.json.ServerVersion;
import dev.portolan.cluster.reflect.Gate;
import dev.portolan.cluster.reflect.Rhythm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Looks whether the server is there, and whether it is still the same one: at first, and each time
/// that a call has failed in a way that may concern all. Meanwhile the others wait at the gate, so
/// that a server which comes back meets one small question, and credentials that ran out are asked
/// for once.
final class Pulse {
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration TICK = Duration.ofSeconds(5);

  /// So often an identity that is not shown any more is asked for again: a server that has just
  /// started refuses what it allows a moment later.
  private static final int ASKED_AGAIN = 5;

  private final ApiConnection api;
  private final Gate gate;
  private final Rhythm rhythm;
  private final SessionHealth health;
  private final Identity identity;
  private final Jolt jolt;
  private final News news;

  /// What the pulse tells the session.
  interface News {
    void version(ServerVersion version);

    /// The server could not be asked; the reason in one line.
    void unreachable(String why);

    /// Another cluster answers than before.
    void recreated();

    /// Something was read before it was known which cluster answered, and nobody knows whether that
    /// one still does.
    void uncertain();
  }

  Pulse(Parts parts, SessionHealth health, Identity identity, Jolt jolt, News news) {
    this.api = parts.api();
    this.gate = parts.gate();
    this.rhythm = parts.rhythm();
    this.health = health;
    this.identity = identity;
    this.jolt = jolt;
    this.news = news;
  }

  /// What it looks after.
  record Parts(ApiConnection api, Gate gate, Rhythm rhythm) {}

  /// Looks after the way to the server until the thread is interrupted.
  void run() throws InterruptedException {
    while (true) {
      boolean doubt = gate.awaitDoubt(TICK);
      if (jolt.felt()) {
        gate.doubt();
        api.reconnect();
        doubt = true;
      }
      if (doubt) {
        check();
      }
    }
  }

  /// Asks until the server answers, then opens the gate.
  void check() throws InterruptedException {
    boolean unwatched = false;
    for (int failures = 0; ; ) {
      long answers = health.answers();
      try {
        news.version(version());
        if (answers == 0 && failures == 0) {
          // nothing is known yet that could be mixed up
          health.answered();
          gate.open(true);
          unwatched = !identity.known();
        }
        Identity.Answer answer = identity();
        health.answered();
        if (answer == Identity.Answer.OTHER) {
          news.recreated();
        } else if (unwatched && failures > 0) {
          news.uncertain();
        }
        gate.open(answer == Identity.Answer.SAME || failures == 0);
        return;
      } catch (IOException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException("the session is closed");
        }
        failures++;
        failed(e, answers, failures);
      } catch (RuntimeException e) {
        failures++;
        failed(new IOException(e.getMessage(), e), answers, failures);
      }
    }
  }

  private Identity.Answer identity() throws IOException, InterruptedException {
    for (int hidden = 1; ; hidden++) {
      boolean known = identity.known();
      Identity.Answer answer = identity.ask();
      if (answer != Identity.Answer.HIDDEN || !known) {
        return answer;
      }
      if (hidden == ASKED_AGAIN) {
        identity.forget();
        return answer;
      }
      rest(rhythm.backOff(hidden));
    }
  }

  private void failed(IOException e, long answers, int failures) throws InterruptedException {
    health.trouble(answers, e);
    news.unreachable(Trouble.line(e, api.server()));
    Duration asked = e instanceof ApiFailure f ? f.retryAfter() : Duration.ZERO;
    rest(rhythm.backOff(failures, asked));
  }

  /// Waits in short steps: when the computer wakes up, the server is asked at once.
  private void rest(Duration time) throws InterruptedException {
    Duration step = Duration.ofSeconds(2);
    for (Duration left = time; left.isPositive(); left = left.minus(step)) {
      rhythm.pause().sleep(left.compareTo(step) < 0 ? left : step);
      if (jolt.felt()) {
        api.reconnect();
        return;
      }
    }
  }

  private ServerVersion version() throws IOException {
    try {
      return api.get(
          api.url(List.of("version")).build(),
          SILENCE,
          response -> ServerVersion.read(response.body().byteStream()));
    } catch (ApiFailure e) {
      // not everybody may ask for it, and a server that fails at it may do better at the rest
      if (e.code() == 403 || e.code() == 404 || e.code() == 500) {
        return ServerVersion.UNKNOWN;
      }
      throw e;
    }
  }
}
