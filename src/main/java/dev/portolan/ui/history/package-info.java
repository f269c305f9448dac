/// The page under the map that shows the checks that are kept: to search, to ask again, to compare,
/// to hand on.
@NullMarked
package dev.portolan.ui.history;

import org.jspecify.annotations.NullMarked;
