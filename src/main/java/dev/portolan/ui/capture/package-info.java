/// The page of packet captures in the panel under the map.
@NullMarked
package dev.portolan.ui.capture;

import org.jspecify.annotations.NullMarked;
