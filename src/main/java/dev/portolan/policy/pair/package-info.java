/// The naive engine: takes one connection, walks the policies of both ends tier by tier, and says
/// what decides, what else admits, and what comes nearest. Easy to check by eye; the set engine is
/// held to it.
@NullMarked
package dev.portolan.policy.pair;

import org.jspecify.annotations.NullMarked;
