package dev.portolan.workspace;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import org.jspecify.annotations.Nullable;

/// A rule of a policy.
///
/// @param direction in which of its lists the rule stands; null for the policy as a whole
/// @param rule its index in that list, or -1 for the part that says whom the policy selects
public record RulePlace(ObjectRef policy, @Nullable Direction direction, int rule) {}
