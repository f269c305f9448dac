/// The tabs of a window, one for each open context.
@NullMarked
package dev.portolan.ui.tabs;

import org.jspecify.annotations.NullMarked;
