package dev.portolan.policy.matrix;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.plugin.Enforcement;
import dev.portolan.policy.plugin.NetworkPlugin;

/// Who may reach whom, as a table: rows are sources, columns targets. Immutable; a cell is worked
/// out when it is asked for, and not kept.
public final class Matrix {
  private final Reachability reachability;
  private final Hierarchy hierarchy;
  private final Arrangement arrangement;
  private final Axis rows;
  private final Axis columns;
  private final String caution;

  private Matrix(
      Reachability reachability, Hierarchy hierarchy, Arrangement arrangement, String caution) {
    this.caution = caution;
    this.reachability = reachability;
    this.hierarchy = hierarchy;
    this.arrangement = arrangement;
    this.rows = Axis.of(hierarchy, arrangement.rows(), arrangement.namespaces());
    this.columns = Axis.of(hierarchy, arrangement.columns(), arrangement.namespaces());
  }

  public static Matrix of(Reachability reachability, Arrangement arrangement) {
    return new Matrix(
        reachability, Hierarchy.of(reachability), arrangement, caution(reachability.snapshot()));
  }

  /// The same matrix seen another way.
  public Matrix with(Arrangement other) {
    return new Matrix(reachability, hierarchy, other, caution);
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

  /// What is to be known before any cell is believed: that there are no policies, or that nothing
  /// enforces them. Empty when there is nothing to say.
  public String caution() {
    return caution;
  }

  private static String caution(ClusterSnapshot snapshot) {
    if (unguarded(snapshot)) {
      return "No policies: everything is allowed";
    }
    Detection plugins = NetworkPlugin.detect(snapshot);
    return plugins.enforcement() == Enforcement.NOT_ENFORCED ? plugins.sentence() : "";
  }

  private static boolean unguarded(ClusterSnapshot snapshot) {
    return snapshot.networkPolicies().isEmpty()
        && snapshot.adminPolicies().isEmpty()
        && snapshot.pluginPolicies().isEmpty();
  }
}
