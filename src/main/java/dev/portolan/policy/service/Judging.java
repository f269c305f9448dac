package dev.portolan.policy.service;

import dev.portolan.policy.Party;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;

/// How one connection is judged: with every reason (`Reachability::explain`), or with those that
/// decide (`Reachability::judge`), which is quicker.
public interface Judging {
  Verdict of(Party source, Party target, Traffic traffic);
}
