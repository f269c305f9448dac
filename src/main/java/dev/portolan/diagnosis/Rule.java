package dev.portolan.diagnosis;

import java.util.List;

/// Looks at one stage of a chain.
interface Rule {
  /// @param before the steps that were taken before
  Step look(Chain chain, List<Step> before);
}
