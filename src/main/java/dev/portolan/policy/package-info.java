/// Stage 3: takes a snapshot, gives verdicts with their reasons. Pure.
///
/// `PairEngine` judges one connection by walking the policies, easy to check by eye. `Reachability`
/// answers for all pairs and ports at once. Tests hold one against the other.
@NullMarked
package dev.portolan.policy;

import org.jspecify.annotations.NullMarked;
