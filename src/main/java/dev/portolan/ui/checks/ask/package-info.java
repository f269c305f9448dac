/// The options of each kind of question, as panes of one popover: takes the question that was asked
/// last, gives the one to ask now.
@NullMarked
package dev.portolan.ui.checks.ask;

import org.jspecify.annotations.NullMarked;
