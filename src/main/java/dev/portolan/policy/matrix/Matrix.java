package dev.portolan.policy.matrix;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;

/// Who may reach whom, as a table: rows are sources, columns targets. Immutable; a cell is worked
/// out when it is asked for, and not kept.
public final class Matrix {
  private final Reachability reachability;
  private final Hierarchy hierarchy;
  private final Arrangement arrangement;
  private final Axis rows;
  private final Axis columns;

  private Matrix(Reachability reachability, Hierarchy hierarchy, Arrangement arrangement) {
    this.reachability = reachability;
    this.hierarchy = hierarchy;
    this.arrangement = arrangement;
    this.rows = Axis.of(hierarchy, arrangement.rows(), arrangement.namespaces());
    this.columns = Axis.of(hierarchy, arrangement.columns(), arrangement.namespaces());
  }

  public static Matrix of(Reachability reachability, Arrangement arrangement) {
    return new Matrix(reachability, Hierarchy.of(reachability), arrangement);
  }

  /// The same matrix seen another way.
  public Matrix with(Arrangement other) {
    return new Matrix(reachability, hierarchy, other);
  }

  public Reachability reachability() {
    return reachability;
  }

  public Hierarchy hierarchy() {
    return hierarchy;
  }

  public Arrangement arrangement() {
    return arrangement;
  }

  public Axis rows() {
    return rows;
  }

  public Axis columns() {
    return columns;
  }

  public Axis axis(Axis.Name name) {
    return name == Axis.Name.ROWS ? rows : columns;
  }

  /// What the policies say between a row and a column, of every port. They say nothing between
  /// addresses that are both outside.
  public Spread spread(Group row, Group column) {
    if (row.outside() && column.outside()) {
      return Spread.NOTHING;
    }
    return reachability.spread(row.parties(), column.parties());
  }

  /// True when there is no policy of any kind, and so nothing is denied.
  public boolean unguarded() {
    ClusterSnapshot snapshot = reachability.snapshot();
    return snapshot.networkPolicies().isEmpty()
        && snapshot.adminPolicies().isEmpty()
        && snapshot.pluginPolicies().isEmpty();
  }
}
