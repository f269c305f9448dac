package dev.portolan.cluster.reflect;

import static dev.portolan.cluster.reflect.Play.body;
import static dev.portolan.cluster.reflect.Play.event;
import static dev.portolan.cluster.reflect.Play.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.Kind;
import dev.portolan.testkit.ScriptedServer.Reply;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a reflector makes of broken, foreign and forgetful answers.
@Timeout(60)
final class ReflectorWeatherTest {
  private static final String LIST = body("10", "", 0, "a", "b");

  private static final String END =
      "{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"50\","
          + "\"annotations\":{\"k8s.io/initial-events-end\":\"true\"}}}}";

  static Stream<Reply> noLists() {
    return Stream.of(
        Reply.ok("{}"),
        Reply.ok("[]"),
        Reply.ok(""),
        Reply.ok("{\"kind\":\"Status\",\"status\":\"Success\"}"),
        Reply.ok("<html>sign in</html>"),
        Reply.ok(LIST).header("Content-Type", "text/html"),
        Reply.ok(LIST.substring(0, LIST.length() - 1)));
  }

  @ParameterizedTest
  @MethodSource("noLists")
  void whatIsNoListIsNotAnEmptyOne(Reply answer) throws Exception {
    try (Play play = new Play().then(page("5", "z")).then(Reply.status(410, "gone"))) {
      play.then(answer).then(page("10", "a")).run(Kind.POD);
      assertThat(play.news().stream().filter(e -> e.startsWith("retain")))
          .containsExactly("retain [z]", "retain [a]");
    }
  }

  static Stream<Integer> cuts() {
    return IntStream.range(0, LIST.length()).filter(i -> i % 7 == 0).boxed();
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void aPageThatIsCutAnywhereIsNotTheWholeList(int characters) throws Exception {
    try (Play play = new Play().then(Reply.ok(LIST).cutAfter(characters))) {
      play.then(page("11", "a", "b", "c")).run(Kind.POD);
      assertThat(play.news().stream().filter(e -> e.startsWith("retain")))
          .containsExactly("retain [a, b, c]");
      assertThat(play.news()).contains("doubt").anyMatch(e -> e.startsWith("failed"));
      assertThat(play.news().getLast()).isEqualTo("complete");
    }
  }

  @Test
  void aWatchThatIsCutInAnEventGoesOnFromTheLastWholeOne() throws Exception {
    String events = event("ADDED", "c", "11") + event("DELETED", "a", "12");
    try (Play play = new Play().then(page("10", "a", "b"))) {
      play.then(Reply.ok(events).cutAfter(events.length() - 9))
          .then(Reply.ok(event("DELETED", "a", "12")))
          .run(Kind.POD);
      assertThat(play.news())
          .containsExactly(
              "put a",
              "put b",
              "retain [a, b]",
              "served api/v1 pods",
              "complete",
              "put c",
              "doubt",
              "remove a");
      assertThat(play.asked(true))
          .extracting(r -> r.replaceAll(".*resourceVersion=(\\d+).*", "$1"))
          .containsExactly("10", "11", "12");
    }
  }

  @Test
  void whatWasAllowedIsRefusedOnlyIfTheServerInsists() throws Exception {
    try (Play play = new Play().then(page("10", "a")).then(Reply.status(410, "gone"))) {
      play.then(Reply.status(403, "starting")).then(Reply.status(404, "starting"));
      play.then(page("20", "a")).run(Kind.POD);
      assertThat(play.news()).noneMatch(e -> e.startsWith("forbidden"));
      assertThat(play.news()).noneMatch("retain []"::equals);
    }
    try (Play play = new Play().then(page("10", "a")).then(Reply.status(410, "gone"))) {
      for (int i = 0; i < 5; i++) {
        play.then(Reply.status(403, "no more"));
      }
      play.run(Kind.POD);
      assertThat(play.news()).endsWith("forbidden: no more");
      assertThat(play.pauses).hasSize(5);
      assertThat(play.pauses.getLast()).isGreaterThan(Duration.ofSeconds(50));
    }
  }

  @Test
  void whatMayBeListedAndNotWatchedIsListedTwiceAMinute() throws Exception {
    try (Play play = new Play().then(page("10", "a")).then(Reply.status(403, "no watch"))) {
      play.then(page("11", "b")).then(Reply.status(403, "no watch")).run(Kind.POD);
      assertThat(play.news()).containsSubsequence("retain [a]", "complete", "retain [b]");
      assertThat(play.pauses).hasSize(2);
      assertThat(play.pauses)
          .allMatch(p -> p.compareTo(Duration.ofSeconds(27)) >= 0 && p.toSeconds() <= 33);
    }
  }

  @Test
  void aServerThatForgetsAtOnceIsNotAskedInALoop() throws Exception {
    try (Play play = new Play()) {
      for (int i = 0; i < 4; i++) {
        play.then(page("10", "a")).then(Reply.status(410, "gone"));
      }
      play.run(Kind.POD);
      assertThat(play.pauses).as("the first time at once, then with back-off").hasSize(3);
    }
  }

  @Test
  void aLongListIsStreamedWhereTheServerDoes() throws Exception {
    try (Play play = new Play().then(Reply.ok(body("10", "more", 5000, "a")))) {
      play.then(Reply.ok(event("ADDED", "a", "7") + event("ADDED", "b", "8") + END).leftOpen());
      play.runUntil(Kind.POD, "complete");
      assertThat(play.asked(false)).hasSize(1);
      assertThat(play.asked(true).getFirst())
          .contains("sendInitialEvents=true", "resourceVersionMatch=NotOlderThan")
          .doesNotContain("resourceVersion=1");
      assertThat(play.news())
          .containsSubsequence(
              "put a", "served api/v1 pods", "syncing 1/5001", "syncing 2/5001", "retain [a, b]");
    }
  }

  /// As servers answer that do not stream: 1.20 (recorded), 1.27 to 1.31 with the gate off, and
  /// those, among them aggregated ones, that pass over what they do not know.
  static Stream<Reply> notStreamed() {
    return Stream.of(
        Reply.status(400, "resourceVersionMatch is forbidden for watch"),
        Reply.status(
            422,
            "The ListOptions \"\" is invalid: resourceVersionMatch: Forbidden: resourceVersionMatch"
                + " is forbidden for watch"),
        Reply.status(
            422,
            "ListOptions.meta.k8s.io \"\" is invalid: sendInitialEvents: Forbidden:"
                + " sendInitialEvents is forbidden for watch unless the WatchList feature gate is"
                + " enabled"),
        Reply.ok(event("ADDED", "a", "7") + event("BOOKMARK", "", "9")),
        Reply.ok(event("ADDED", "a", "7")),
        Reply.ok(event("ADDED", "a", "7") + "{\"type\":").cutAfter(40));
  }

  @ParameterizedTest
  @MethodSource("notStreamed")
  void whereItIsNotStreamedItIsListedInPages(Reply answer) throws Exception {
    try (Play play = new Play().then(Reply.ok(body("10", "more", 5000, "a"))).then(answer)) {
      play.then(Reply.ok(body("10", "more", 5000, "a"))).then(page("10", "b")).run(Kind.POD);
      assertThat(play.asked(true)).hasSize(2);
      assertThat(play.asked(false)).hasSize(3);
      assertThat(play.news().stream().filter(e -> e.startsWith("retain")))
          .containsExactly("retain [a, b]");
      assertThat(play.news()).contains("syncing 1/5001");
      assertThat(play.news().getLast()).isEqualTo("complete");
    }
  }

  /// While its cache is being filled a server says so, and streams a moment later.
  @Test
  void aServerThatIsNotReadyToStreamIsAskedAgain() throws Exception {
    try (Play play = new Play().then(Reply.ok(body("10", "more", 5000, "a")))) {
      play.then(
              Reply.status(429, "storage is (re)initializing, please retry")
                  .header("Retry-After", "1"))
          .then(Reply.ok(event("ADDED", "a", "7") + event("ADDED", "b", "8") + END).leftOpen())
          .runUntil(Kind.POD, "complete");
      assertThat(play.asked(true)).hasSize(2).allMatch(r -> r.contains("sendInitialEvents=true"));
      assertThat(play.asked(false)).hasSize(1);
      assertThat(play.news()).contains("retain [a, b]");
    }
  }

  /// After what is there, a stream is a watch as any other: it goes on from its bookmark.
  @Test
  void aStreamThatEndsGoesOnAsAWatch() throws Exception {
    try (Play play = new Play().then(Reply.ok(body("10", "more", 5000, "a")))) {
      play.then(Reply.ok(event("ADDED", "a", "7") + END + event("ADDED", "c", "30")))
          .then(Reply.ok(event("BOOKMARK", "", "40")))
          .run(Kind.POD);
      assertThat(play.asked(true).get(1)).contains("resourceVersion=30").doesNotContain("Initial");
      assertThat(play.asked(true).get(2)).contains("resourceVersion=40");
    }
  }
}
