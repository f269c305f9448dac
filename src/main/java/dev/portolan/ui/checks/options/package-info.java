/// The options of each kind of check, as panes of one popover: takes what was kept of the last
/// time, gives the question to ask now and what to keep of it.
@NullMarked
package dev.portolan.ui.checks.options;

import org.jspecify.annotations.NullMarked;
