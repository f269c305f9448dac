package dev.portolan.policy.pair;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.Pod;
import dev.portolan.policy.Party;
import dev.portolan.policy.Traffic;

/// What the policies of one end of a connection are asked.
///
/// @param subject the pod at this end: the source for egress, the target for ingress
/// @param peer the other end, of which the rules' `from` or `to` speaks
/// @param target the end that is connected to, in whose containers named ports are looked up
record Question(Direction direction, Pod subject, Party peer, Party target, Traffic traffic) {}
