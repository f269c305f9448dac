/// Part of stage 2, and the one place that changes anything in a cluster: takes an order that the
/// user has agreed to, and gives a running ephemeral debug container beside a pod's own, or a line
/// that says why there is none.
@NullMarked
package dev.portolan.cluster.debug;

import org.jspecify.annotations.NullMarked;
