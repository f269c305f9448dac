/// Stage 6: takes a graph and its positions, gives boxes, routes and labels as plain records with
/// role names and no colours.
@NullMarked
package dev.portolan.diagram;

import org.jspecify.annotations.NullMarked;
