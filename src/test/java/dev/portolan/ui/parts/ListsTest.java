package dev.portolan.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bringing a list in step touches no more than what differs.
final class ListsTest {
  @ParameterizedTest
  @CsvSource({
    "abc, abc, 0",
    "abc, abcd, 1",
    "abc, xabc, 1",
    "abc, aXc, 1",
    "abcd, cdef, 2",
    "abc, '', 1",
    "'', abc, 1",
    "aab, abc, 2",
    "abc, xyz, 3"
  })
  void becomesTheWantedOneInFewSteps(String before, String wanted, int atMost) {
    ObservableList<String> shown = FXCollections.observableArrayList(letters(before));
    int[] changes = {0};
    shown.addListener((ListChangeListener<String>) change -> changes[0]++);

    Lists.update(shown, letters(wanted));

    assertThat(shown).isEqualTo(letters(wanted));
    assertThat(changes[0]).isLessThanOrEqualTo(atMost);
  }

  private static List<String> letters(String text) {
    return text.chars().mapToObj(Character::toString).toList();
  }
}
