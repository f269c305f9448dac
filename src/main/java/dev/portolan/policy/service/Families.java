package dev.portolan.policy.service;

import dev.portolan.policy.Party;
import java.util.List;

/// Address families: a connection stays in one.
public final class Families {
  private Families() {}

  /// True unless both addresses are known and of different families.
  public static boolean same(Party a, Party b) {
    return a.address().isEmpty() || b.address().isEmpty() || isV6(a.address()) == isV6(b.address());
  }

  public static boolean isV6(String address) {
    return address.contains(":");
  }

  /// The backends of the source's own family; all when none is.
  static List<Backends.Spot> shared(Party source, List<Backends.Spot> spots) {
    List<Backends.Spot> shared = spots.stream().filter(s -> same(source, s.party())).toList();
    return shared.isEmpty() ? spots : shared;
  }
}
