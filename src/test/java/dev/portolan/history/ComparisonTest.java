package dev.portolan.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.history.Comparison.Line;
import dev.portolan.probe.CheckResult;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  @Test
  void theEarlierOneComesFirstWhicheverIsNamedFirst() {
    Comparison comparison = compare(Kept.connect(9, -1), Kept.connect(1, 0.4));
    assertThat(comparison.before().result()).isEqualTo(Kept.connect(1, 0.4));
    assertThat(comparison.sentence()).startsWith("From “answered” to “timed out”.");
    assertThat(changed(comparison))
        .contains("outcome", "10.1.2.3:5432 outcome", "10.1.2.3:5432 time");
  }

  @Test
  void timesThatAreNearAreTheSame() {
    assertThat(compare(Kept.connect(1, 0.4), Kept.connect(2, 0.9)).changes()).isEmpty();
    assertThat(compare(Kept.connect(1, 100), Kept.connect(2, 140)).changes()).isEmpty();
    assertThat(changed(compare(Kept.connect(1, 0.4), Kept.connect(2, 40))))
        .containsExactly("10.1.2.3:5432 time");
    assertThat(compare(Kept.connect(1, 0.4), Kept.connect(2, 0.9)).sentence())
        .isEqualTo("Nothing changed: both “answered”.");
  }

  @Test
  void lossAndRoundTripsAreComparedEach() {
    Comparison comparison = compare(Kept.ping(1, 5, 1), Kept.ping(2, 3, 30));
    assertThat(changed(comparison))
        .containsExactly(
            "10.1.2.3 replies",
            "10.1.2.3 loss",
            "10.1.2.3 rtt least",
            "10.1.2.3 rtt average",
            "10.1.2.3 rtt most");
    assertThat(comparison.changes()).contains(new Line("10.1.2.3", "loss", "0 %", "40 %", true));
  }

  @Test
  void aHopThatIsNewStandsInItsPlace() {
    Comparison comparison =
        compare(Kept.trace(1, "10.0.0.1", "10.1.2.3"), Kept.trace(2, "10.0.0.1", "", "10.1.2.3"));
    assertThat(comparison.changes())
        .contains(new Line("10.1.2.3", "hop 2", "10.1.2.3 (node-10.1.2.3)", "* * *", true))
        .contains(new Line("10.1.2.3", "hop 3", "", "10.1.2.3 (node-10.1.2.3)", true));
    List<String> labels = comparison.lines().stream().map(Line::label).toList();
    assertThat(labels.indexOf("hop 3")).isGreaterThan(labels.indexOf("hop 2"));
    assertThat(labels.indexOf("commands")).isEqualTo(labels.size() - 1);
  }

  @Test
  void anotherQuestionAndAnotherCommandAreDifferences() {
    List<String> changed = changed(compare(Kept.connect(1, 1), Kept.ping(2, 5, 1)));
    assertThat(changed).contains("question kind", "commands", "question count", "question port");
  }

  private static Comparison compare(CheckResult one, CheckResult other) {
    return Comparison.of(Kept.entry(one), Kept.entry(other));
  }

  private static List<String> changed(Comparison comparison) {
    return comparison.changes().stream()
        .map(l -> l.group().equals(l.label()) ? l.label() : l.group() + " " + l.label())
        .toList();
  }
}
