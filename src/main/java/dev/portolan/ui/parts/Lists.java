package dev.portolan.ui.parts;

import java.util.List;
import java.util.Objects;
import javafx.collections.ObservableList;

/// Brings an observable list in step with a plain one by the smallest change, so that a list view
/// keeps its scroll, selection and focus.
public final class Lists {
  private Lists() {}

  public static <T> void update(ObservableList<T> shown, List<T> wanted) {
    dropHead(shown, wanted);
    int shorter = Math.min(shown.size(), wanted.size());
    int head = 0;
    while (head < shorter && Objects.equals(shown.get(head), wanted.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head && sameFromEnd(shown, wanted, tail)) {
      tail++;
    }
    replace(shown, head, shown.size() - tail, wanted.subList(head, wanted.size() - tail));
  }

  /// A bounded log loses its first lines as new ones come; `shown` loses the same ones.
  private static <T> void dropHead(ObservableList<T> shown, List<T> wanted) {
    if (shown.isEmpty()
        || wanted.isEmpty()
        || Objects.equals(shown.getFirst(), wanted.getFirst())) {
      return;
    }
    for (int i = 1; i < shown.size(); i++) {
      if (Objects.equals(shown.get(i), wanted.getFirst())) {
        shown.remove(0, i);
        return;
      }
    }
  }

  private static <T> boolean sameFromEnd(List<T> shown, List<T> wanted, int fromEnd) {
    return Objects.equals(
        shown.get(shown.size() - 1 - fromEnd), wanted.get(wanted.size() - 1 - fromEnd));
  }

  private static <T> void replace(ObservableList<T> shown, int from, int to, List<T> middle) {
    int common = Math.min(to - from, middle.size());
    for (int i = 0; i < common; i++) {
      shown.set(from + i, middle.get(i));
    }
    if (to - from > common) {
      shown.remove(from + common, to);
    } else if (middle.size() > common) {
      shown.addAll(from + common, middle.subList(common, middle.size()));
    }
  }
}
