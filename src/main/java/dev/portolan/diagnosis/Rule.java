package dev.portolan.diagnosis;

import java.util.List;

/// Looks at one stage of a chain.
interface Rule {
  /// What is to be seen there.
  ///
  /// @param before the steps that were taken before
  Step look(Chain chain, List<Step> before);
}
