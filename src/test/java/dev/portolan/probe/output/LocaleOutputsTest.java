package dev.portolan.probe.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Connect;
import dev.portolan.probe.Finding.Ping;
import dev.portolan.probe.Finding.Trace;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import dev.portolan.probe.judge.Judge;
import dev.portolan.probe.output.ConnectParser.Proof;
import dev.portolan.probe.target.Aim.Points;
import dev.portolan.probe.target.Targets;
import dev.portolan.testkit.ClusterFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Outputs in German and Japanese: what containers without a shell may print, where nothing can ask
/// for the C locale. Numbers are read as they are written there; words that are not understood are
/// shown, and are never taken for silence or for an answer.
final class LocaleOutputsTest {
  private static final ClusterSnapshot SHOP = ClusterFixture.shop();

  @ParameterizedTest
  @CsvSource({
    "connect/bash-de-success, ANSWERED",
    "connect/bash-ja-success, ANSWERED",
    "connect/wget-de-success, ANSWERED",
    "connect/wget-ja-success, ANSWERED",
    "connect/wget-de-404, ANSWERED",
    "connect/wget-ja-404, ANSWERED",
    "connect/bash-de-refused, FAILED",
    "connect/bash-ja-refused, FAILED",
    "connect/wget-de-refused, FAILED",
    "connect/wget-ja-refused, FAILED",
    "connect/curl-de-refused, FAILED",
    "connect/curl-ja-refused, FAILED",
    "http/wget-de-success, ANSWERED",
    "http/wget-ja-success, ANSWERED",
    "http/wget-de-not-found, ANSWERED",
    "http/wget-ja-not-found, ANSWERED",
    "http/wget-de-refused, FAILED",
    "http/wget-ja-refused, FAILED",
    "ping/iputils-de-success, ANSWERED",
    "ping/iputils-ja-success, ANSWERED",
    "ping/inetutils-de-success, ANSWERED",
    "ping/inetutils-ja-success, ANSWERED",
    "ping/iputils-de-no-route, FAILED",
    "ping/iputils-ja-no-route, FAILED",
    "traceroute/inetutils-de-success, ANSWERED",
    "traceroute/inetutils-ja-success, ANSWERED",
    "traceroute/modern-de-no-route, FAILED",
    "traceroute/modern-ja-no-route, FAILED"
  })
  void wordsThatAreNotUnderstoodAreNoAnswer(String recording, Outcome outcome) {
    Finding found = read(recording);

    assertThat(found.outcome()).isEqualTo(outcome);
    if (outcome == Outcome.FAILED) {
      assertThat(found.detail()).containsPattern("abgelehnt|nicht erreichbar|拒否|届きません");
    }
  }

  @Test
  void timesWithAComma() {
    Ping ping = (Ping) read("ping/inetutils-de-success");
    Trace trace = (Trace) read("traceroute/inetutils-de-success");
    Connect connect = (Connect) read("connect/bash-de-success");

    assertThat(ping.rtt()).isEqualTo(new Finding.Rtt(0.046, 0.053, 0.058));
    assertThat(trace.hops().getFirst().millis()).allMatch(m -> m > 0 && m < 2).hasSize(2);
    assertThat(connect.millis()).isBetween(0.0, 10.0);
  }

  @Test
  void aNumberThatTheLocaleWritesOtherwiseLeadsToAPlainerWay() {
    PingParser parser = new PingParser("127.0.0.1");
    Recording.of("ping/inetutils-de-pace").read(parser);

    assertThat(parser.unfit()).isTrue();
  }

  @Test
  void whatIsNotUnderstoodIsShownAndExplained() {
    ContainerRef from = new ContainerRef("shop", "web-0", "main");
    CheckRequest request =
        new CheckRequest(
            Question.Ping.PLAIN,
            from,
            new Target.PodTarget(ObjectRef.pod("shop", "web-1")),
            Duration.ofSeconds(1));
    SnapshotIndex index = new SnapshotIndex(SHOP);
    Points points = (Points) new Targets(index).resolve(request);
    Judge judge = new Judge(request, points, index);

    assertThat(judge.verdict(List.of(read("ping/iputils-ja-no-route")), false).advice())
        .contains("in the language of the container");
    assertThat(judge.verdict(List.of(read("ping/iputils-ja-no-route")), false).summary())
        .contains("ネットワークに届きません");
    assertThat(judge.verdict(List.of(read("ping/iputils-no-route")), false).advice())
        .doesNotContain("language");
  }

  private static Finding read(String recording) {
    boolean wget = recording.contains("wget");
    OutputParser parser =
        switch (recording.substring(0, recording.indexOf('/'))) {
          case "ping" -> new PingParser("127.0.0.1");
          case "connect" -> new ConnectParser("127.0.0.1", 80, "", wget ? Proof.HTTP : Proof.LINE);
          case "http" -> new HttpParser("http://127.0.0.1:8080/", false);
          default -> new TracerouteParser("127.0.0.1", new HopNamer(new SnapshotIndex(SHOP)));
        };
    return Recording.of(recording).read(parser);
  }
}
