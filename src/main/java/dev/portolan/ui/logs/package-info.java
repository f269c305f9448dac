/// The page of logs in the panel under the map.
@NullMarked
package dev.portolan.ui.logs;

import org.jspecify.annotations.NullMarked;
