/// Stage 5: takes a graph, gives positions: JGraphT `LayoutAlgorithm2D` implementations,
/// cancellable and seeded.
@NullMarked
package dev.portolan.layout;

import org.jspecify.annotations.NullMarked;
