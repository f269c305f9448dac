/// What if: the difference between two sets of predictions, as connections gained and lost, by
/// workload and with the reasons. Part of stage 3, pure.
@NullMarked
package dev.portolan.policy.diff;

import org.jspecify.annotations.NullMarked;
