/// Stage 4: takes a snapshot, gives what is on the map and how it belongs together, a part for each
/// namespace, with a JGraphT graph of its cards; relations are rows of one table. Pure.
@NullMarked
package dev.portolan.topology;

import org.jspecify.annotations.NullMarked;
