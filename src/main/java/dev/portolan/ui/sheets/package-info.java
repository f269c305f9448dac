/// The cards that lie over the window: settings, the command palette, the sheet of shortcuts, and
/// the question before something runs in a protected context.
@NullMarked
package dev.portolan.ui.sheets;

import org.jspecify.annotations.NullMarked;
