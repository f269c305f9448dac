package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// Which pods stand in which cell of a grid. One has a cell of its own, except while there are more
/// pods than places: then a new one shares a cell, at best with one that is leaving and whose place
/// it will have.
final class Cells {
  private final List<List<ObjectRef>> cells;

  private Cells(int count) {
    cells =
        IntStream.range(0, count)
            .mapToObj(i -> (List<ObjectRef>) new ArrayList<ObjectRef>())
            .toList();
  }

  /// Gives every pod a cell.
  ///
  /// @param count how many cells may be used
  /// @param before the seat that a pod had, or a negative number
  static List<List<ObjectRef>> assign(Roster crew, int count, ToIntFunction<ObjectRef> before) {
    Cells cells = new Cells(count);
    List<ObjectRef> rest = new ArrayList<>();
    List<ObjectRef> seated = new ArrayList<>(crew.pods());
    seated.sort(Comparator.comparingInt(before));
    for (ObjectRef pod : seated) {
      int seat = before.applyAsInt(pod);
      int cell = seat >> Seats.SHARE_BITS;
      if (seat >= 0 && cell < count) {
        cells.cells.get(cell).add(pod);
      } else {
        rest.add(pod);
      }
    }
    rest.forEach(pod -> cells.roomiest(crew.leaving()).add(pod));
    cells.even(crew.leaving());
    return cells.cells;
  }

  private List<ObjectRef> roomiest(Set<ObjectRef> leaving) {
    return cells.stream()
        .min(
            Comparator.comparingInt((List<ObjectRef> c) -> c.size())
                .thenComparing(c -> c.stream().noneMatch(leaving::contains)))
        .orElseThrow();
  }

  /// Moves out of the fullest cells while others are empty; who leaves moves last.
  private void even(Set<ObjectRef> leaving) {
    List<List<ObjectRef>> empty = cells.stream().filter(List::isEmpty).toList();
    for (List<ObjectRef> free : empty) {
      List<ObjectRef> full = cells.stream().max(Comparator.comparingInt(List::size)).orElseThrow();
      if (full.size() < 2) {
        return;
      }
      ObjectRef moved =
          full.reversed().stream()
              .filter(p -> !leaving.contains(p))
              .findFirst()
              .orElse(full.getLast());
      full.remove(moved);
      free.add(moved);
    }
  }
}
