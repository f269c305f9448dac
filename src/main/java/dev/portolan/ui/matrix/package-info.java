/// The matrix: who may reach whom, as a table that opens in place. Painted on a canvas, only what
/// is visible; cells are worked out on a thread of its own.
@NullMarked
package dev.portolan.ui.matrix;

import org.jspecify.annotations.NullMarked;
