/// A branch of the flow: takes one question to the cluster (a `CheckRequest`) and a port to ask it
/// through (`PodExec`), gives outcomes with their parsed results. Depends on `model` alone.
@NullMarked
package dev.portolan.probe;

import org.jspecify.annotations.NullMarked;
