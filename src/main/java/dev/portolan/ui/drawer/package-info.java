/// The panel under the map: one page for each thing that can be asked of the wire.
@NullMarked
package dev.portolan.ui.drawer;

import org.jspecify.annotations.NullMarked;
