package dev.portolan.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.policy.subject.Lookup;
import dev.portolan.policy.subject.SubjectParser;
import dev.portolan.probe.TargetParser;
import dev.portolan.testkit.ClusterFixture;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A name that is not found: there is none, or this user may not see what is there.
final class ObjectNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          complete | shop/nope     | no pod or service named shop/nope
          complete | svc/shop/nope | no Service named shop/nope
          complete | nowhere/db    | no pod or service named nowhere/db: there is no namespace nowhere
          complete | shop/wbe      | did you mean
          complete | fly/shop/web  | unknown kind fly
          complete | a/b/c/d       | is no name: use NS/NAME or KIND/NS/NAME
          scoped   | shop/nope     | no pod or service named shop/nope
          scoped   | data/db       | what is in namespace data is not visible to this user: pods and services are read in shop only
          scoped   | pod/data/db   | what is in namespace data is not visible to this user: pods are read in shop only
          refused  | data/db       | not visible to this user: pods and services may not be listed (no)
          half     | data/db       | no pod or service named data/db is visible: pods may not be listed (no)
          syncing  | data/db       | no pod or service named data/db is visible: pods and services are still being read
          """)
  void saysWhichItIs(String coverage, String text, String message) {
    TargetParser parser = new TargetParser(shop(coverage));

    assertThat(parser.parse(text)).isEmpty();
    assertThat(parser.missing(text)).contains(message);
    if (coverage.equals("complete")) {
      assertThat(parser.missing(text)).doesNotContain("visible");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "scoped, data/db, what is in namespace data is not visible to this user",
    "scoped, deploy/data/db, deployments are read in shop only",
    "complete, data/db, 'no pod, workload or service named data/db'",
  })
  void oneEndOfAQuestionIsReadAlike(String coverage, String text, String message) {
    assertThat(new SubjectParser(shop(coverage)).parse(text))
        .isInstanceOfSatisfying(
            Lookup.Unknown.class, u -> assertThat(u.problem()).contains(message));
  }

  private static ClusterSnapshot shop(String how) {
    ClusterSnapshot shop = ClusterFixture.shop();
    Map<Kind, Coverage> coverage = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      coverage.put(kind, new Coverage.Complete());
    }
    switch (how) {
      case "scoped" ->
          coverage.replaceAll(
              (k, c) ->
                  k.namespaced()
                      ? new Coverage.Scoped(new TreeMap<>(Map.of("shop", c)))
                      : new Coverage.Forbidden("no"));
      case "refused" -> coverage.replaceAll((k, c) -> new Coverage.Forbidden("no"));
      case "half" -> coverage.put(Kind.POD, new Coverage.Forbidden("no"));
      case "syncing" ->
          List.of(Kind.POD, Kind.SERVICE).forEach(k -> coverage.put(k, new Coverage.Syncing(1)));
      default -> {}
    }
    return new ClusterSnapshot(
        shop.origin(), shop.generation(), shop.time(), coverage, shop.objects());
  }
}
