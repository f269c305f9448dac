/// A branch of the flow: takes one question to the cluster (a `CheckRequest`) and a port to ask it
/// through (`PodExec`), gives outcomes with their parsed results. Here are the words of it; the
/// flow is `target` -> `tool` -> `output` -> `judge`, put together in `run` and `laptop`, repeated
/// by `watch`. Depends on `model` alone.
@NullMarked
package dev.portolan.probe;

import org.jspecify.annotations.NullMarked;
