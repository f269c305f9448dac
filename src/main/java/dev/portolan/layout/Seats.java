package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.topology.Crew;
import dev.portolan.topology.Same;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the pods of one workload stand inside its frame: a grid, and the cell that each pod has.
/// It keeps a number for each pod, and no rectangle.
public final class Seats {
  /// How many low bits of a seat's number say in which part of the cell it is.
  static final int SHARE_BITS = 10;

  private static final int SHARE_MASK = (1 << SHARE_BITS) - 1;

  private final Crew crew;
  private final int wanted;
  private final PodGrid.Size size;
  private final int places;
  private final int[] cells;

  /// For each pod, in which part of its cell it stands and of how many; null while none is shared.
  private final int @Nullable [] shares;

  private Seats(
      Crew crew, int wanted, PodGrid.Size size, int places, int[] cells, int @Nullable [] shares) {
    this.crew = crew;
    this.wanted = wanted;
    this.size = size;
    this.places = places;
    this.cells = cells;
    this.shares = shares;
  }

  /// Seats a crew. A pod keeps its cell from one chart to the next; the grid's size is that of its
  /// places, and where pods outnumber them some cells are shared.
  ///
  /// @param wanted how many pods the workload wants, 0 where nobody says
  /// @param folded whether the workload is a card of one size with small seats
  static Seats of(Crew crew, int wanted, boolean folded, @Nullable Seats before) {
    Roster roster = Roster.of(crew, wanted);
    PodGrid.Size had = before == null ? PodGrid.Size.NONE : before.size;
    PodGrid.Size size = PodGrid.size(roster, folded, had);
    int[] cells = new int[crew.pods().size()];
    if (size.rows() == 0) {
      return new Seats(crew, wanted, size, roster.places(), cells, null);
    }
    int usable = Math.min(size.cells(), Math.max(roster.places(), roster.pods().size()));
    if (before == null && cells.length <= usable) {
      Arrays.setAll(cells, i -> i);
      return new Seats(crew, wanted, size, roster.places(), cells, null);
    }
    boolean keep =
        before != null && had.columns() == size.columns() && had.folded() == size.folded();
    List<List<ObjectRef>> assigned =
        Cells.assign(roster, usable, p -> keep && before != null ? before.seat(p) : -1);
    int[] shares = new int[cells.length];
    boolean shared = false;
    for (int cell = 0; cell < assigned.size(); cell++) {
      List<ObjectRef> pods = assigned.get(cell);
      for (int i = 0; i < pods.size(); i++) {
        int at = crew.position(pods.get(i));
        cells[at] = cell;
        shares[at] = i << SHARE_BITS | pods.size();
      }
      shared |= pods.size() > 1;
    }
    return new Seats(crew, wanted, size, roster.places(), cells, shared ? shares : null);
  }

  /// The seats of a crew, taken over where nothing moved: the same pods of which the same leave.
  static Seats next(Crew crew, int wanted, boolean folded, @Nullable Seats before) {
    if (before == null || before.size.folded() != folded) {
      return of(crew, wanted, folded, before);
    }
    if (Same.one(before.crew, crew) && before.wanted == wanted) {
      return before;
    }
    if (before.seats(crew) && Roster.of(crew, wanted).places() == before.places) {
      return new Seats(crew, wanted, before.size, before.places, before.cells, before.shares);
    }
    return of(crew, wanted, folded, before);
  }

  private boolean seats(Crew other) {
    if (crew.pods().size() != other.pods().size()) {
      return false;
    }
    for (int i = 0; i < cells.length; i++) {
      Pod was = crew.pods().get(i);
      Pod is = other.pods().get(i);
      if (!Same.one(was, is)
          && (was.meta().terminating() != is.meta().terminating()
              || !was.name().equals(is.name()))) {
        return false;
      }
    }
    return true;
  }

  /// A pod's cell and the part of it, in one number; negative for a pod that has none.
  private int seat(ObjectRef pod) {
    int at = crew.position(pod);
    if (at < 0) {
      return -1;
    }
    return cells[at] << SHARE_BITS | (shares == null ? 0 : shares[at] >> SHARE_BITS);
  }

  public Crew crew() {
    return crew;
  }

  /// The size of the workload's frame.
  public double width() {
    return PodGrid.width(size);
  }

  public double height() {
    return PodGrid.height(size);
  }

  boolean sameSize(Seats other) {
    return width() == other.width() && height() == other.height();
  }

  public boolean folded() {
    return size.folded();
  }

  /// How wide the place of one pod is; 0 where there is none.
  public double seatWidth() {
    return size.rows() == 0 ? 0 : PodGrid.cell(size, 0).width();
  }

  /// The place of one of the crew's pods, from the upper left corner of the workload's frame.
  public Area area(int pod) {
    Area cell = PodGrid.cell(size, cells[pod]);
    if (shares == null) {
      return cell;
    }
    return PodGrid.share(size, cell, shares[pod] >> SHARE_BITS, shares[pod] & SHARE_MASK);
  }

  /// The positions in the crew of the pods that may touch an area, given from the same corner.
  public List<Integer> in(Area area) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      if (PodGrid.touches(size, cells[i], area)) {
        found.add(i);
      }
    }
    return found;
  }
}
