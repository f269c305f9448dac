/// Stage 5: takes a topology, gives positions: a plan of each namespace's inside, by an
/// implementation of JGraphT's `LayoutAlgorithm2D`, and a frame for each; cancellable.
@NullMarked
package dev.portolan.layout;

import org.jspecify.annotations.NullMarked;
