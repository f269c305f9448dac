package dev.portolan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.Coverage;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How one kind stands, by what was read of it; under the empty name the whole cluster.
final class StandingTest {
  private static final Coverage COMPLETE = new Coverage.Complete();
  private static final Coverage SYNCING = new Coverage.Syncing(3, 9);
  private static final Coverage HIDDEN = new Coverage.Forbidden("not for you");
  private static final Coverage FAILED = new Coverage.Failed("500");

  record Row(Map<String, Coverage> parts, Coverage together) {}

  private static Coverage scoped(Map<String, Coverage> parts) {
    return new Coverage.Scoped(new TreeMap<>(parts));
  }

  static Stream<Row> rows() {
    return Stream.of(
        new Row(Map.of(), new Coverage.Syncing(0)),
        new Row(Map.of("", COMPLETE), COMPLETE),
        new Row(Map.of("", HIDDEN), HIDDEN),
        new Row(Map.of("", HIDDEN, "a", HIDDEN), HIDDEN),
        new Row(Map.of("", HIDDEN, "a", SYNCING), scoped(Map.of("a", SYNCING))),
        new Row(Map.of("", HIDDEN, "a", COMPLETE), scoped(Map.of("a", COMPLETE))),
        new Row(Map.of("", FAILED, "a", COMPLETE), scoped(Map.of("a", COMPLETE))),
        new Row(Map.of("", SYNCING, "a", COMPLETE), SYNCING),
        new Row(Map.of("", COMPLETE, "a", COMPLETE), COMPLETE),
        new Row(Map.of("a", HIDDEN), scoped(Map.of("a", HIDDEN))),
        new Row(Map.of("a", COMPLETE, "b", FAILED), scoped(Map.of("a", COMPLETE, "b", FAILED))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void partsMakeAWhole(Row row) {
    Standing standing = new Standing();
    row.parts().forEach(standing::set);
    assertThat(standing.together()).isEqualTo(row.together());
  }
}
