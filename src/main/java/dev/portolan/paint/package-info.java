/// Stage 7: takes a diagram, draws it on a Graphics2D: the one painter of the screen and of every
/// exported picture.
@NullMarked
package dev.portolan.paint;

import org.jspecify.annotations.NullMarked;
