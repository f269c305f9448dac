/// The map on screen: a picture made off the FX thread, and the gestures on it.
@NullMarked
package dev.portolan.ui.map;

import org.jspecify.annotations.NullMarked;
