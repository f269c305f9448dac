/// What the user can do, each thing said once: menus, the palette, the sheet of shortcuts and the
/// keyboard all take it from here.
@NullMarked
package dev.portolan.ui.verbs;

import org.jspecify.annotations.NullMarked;
