/// Stage 8: takes a diagram, gives a file: png or svg; takes predictions, gives JSON or CSV.
@NullMarked
package dev.portolan.export;

import org.jspecify.annotations.NullMarked;
