/// A branch of the flow: takes a snapshot, what its policies say (`policy`) and what the wire
/// answered (`probe`), gives how the two agree on one edge, and for a pair that does not work the
/// cause, its evidence and a fix. Pure: the wire is a port that the caller brings.
@NullMarked
package dev.portolan.diagnosis;

import org.jspecify.annotations.NullMarked;
