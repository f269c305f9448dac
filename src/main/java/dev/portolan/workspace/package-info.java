/// The one mutable place: an `Intent` and the reducer give the next `Workspace` and its effects. No
/// JavaFX.
@NullMarked
package dev.portolan.workspace;

import org.jspecify.annotations.NullMarked;
