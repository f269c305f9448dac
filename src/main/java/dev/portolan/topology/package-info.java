/// Stage 4: takes a snapshot, gives a JGraphT graph of what is on the map; relations are rows of
/// one table. Pure.
@NullMarked
package dev.portolan.topology;

import org.jspecify.annotations.NullMarked;
