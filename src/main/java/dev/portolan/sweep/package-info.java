/// A branch of the flow: takes a snapshot, what its policies say, and whom to ask; gives a plan of
/// many checks with what each costs, runs it within bounds, and holds what was observed beside what
/// was predicted.
@NullMarked
package dev.portolan.sweep;

import org.jspecify.annotations.NullMarked;
