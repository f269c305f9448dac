package dev.portolan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.SessionHealth.Event;
import dev.portolan.cluster.api.ApiFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SessionHealthTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
  private static final Instant BEFORE = NOW.minusSeconds(60);
  private static final SessionState CONNECTING = new SessionState.Connecting();
  private static final SessionState LIVE = new SessionState.Live();
  private static final SessionState STALE = new SessionState.Stale(BEFORE, "away");
  private static final SessionState FAILED = new SessionState.Failed("401");
  private static final SessionState CLOSED = new SessionState.Closed();
  private static final Event ANSWERED = new Event.Answered();
  private static final Event LOST = new Event.Lost("gone");
  private static final Event REFUSED = new Event.Refused("no");
  private static final Event ENDED = new Event.Ended();

  record Step(SessionState from, Event event, SessionState to) {}

  /// Every state with every event.
  static Stream<Step> steps() {
    SessionState stale = new SessionState.Stale(NOW, "gone");
    SessionState still = new SessionState.Stale(BEFORE, "gone");
    SessionState failed = new SessionState.Failed("gone");
    SessionState refused = new SessionState.Failed("no");
    return Stream.of(
        new Step(CONNECTING, ANSWERED, LIVE),
        new Step(CONNECTING, LOST, failed),
        new Step(CONNECTING, REFUSED, refused),
        new Step(CONNECTING, ENDED, CLOSED),
        new Step(LIVE, ANSWERED, LIVE),
        new Step(LIVE, LOST, stale),
        new Step(LIVE, REFUSED, refused),
        new Step(LIVE, ENDED, CLOSED),
        new Step(STALE, ANSWERED, LIVE),
        new Step(STALE, LOST, still),
        new Step(STALE, REFUSED, refused),
        new Step(STALE, ENDED, CLOSED),
        new Step(FAILED, ANSWERED, LIVE),
        new Step(FAILED, LOST, failed),
        new Step(FAILED, REFUSED, refused),
        new Step(FAILED, ENDED, CLOSED),
        new Step(CLOSED, ANSWERED, CLOSED),
        new Step(CLOSED, LOST, CLOSED),
        new Step(CLOSED, REFUSED, CLOSED),
        new Step(CLOSED, ENDED, CLOSED));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void everyEventLeadsOneWayFromEveryState(Step step) {
    assertThat(SessionHealth.next(step.from(), step.event(), NOW)).isEqualTo(step.to());
  }

  @Test
  void aFailureSaysNothingWhenAnotherCallWasAnsweredMeanwhile() {
    List<SessionState> told = new ArrayList<>();
    SessionHealth health = new SessionHealth(() -> NOW, "h:1", told::add);
    health.answered();
    long before = health.answers();
    health.answered();
    health.trouble(before, new ConnectException("Connection refused"));
    assertThat(health.state()).isEqualTo(LIVE);
    health.trouble(health.answers(), new IOException("odd"));
    assertThat(health.state()).isEqualTo(new SessionState.Stale(NOW, "h:1: odd"));
    health.trouble(
        health.answers(), new SSLHandshakeException("PKIX path building failed: no such path"));
    assertThat(health.state())
        .as("a login or a new kubeconfig helps, so those are waited for")
        .isInstanceOf(SessionState.Failed.class);
    health.trouble(0, new ApiFailure(401, "", Duration.ZERO));
    assertThat(health.state()).isInstanceOf(SessionState.Failed.class);
    health.answered();
    health.closed();
    health.answered();
    assertThat(told).hasSize(6).last().isEqualTo(CLOSED);
  }
}
