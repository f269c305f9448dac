/// Counts how many objects of a cluster a piece of work looks at.
@NullMarked
package dev.portolan.testkit.visits;

import org.jspecify.annotations.NullMarked;
