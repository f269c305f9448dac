/// Contexts as the user sees them: the chooser, what is kept about each, the question before a
/// program is run, and what is to be known of the open one.
@NullMarked
package dev.portolan.ui.contexts;

import org.jspecify.annotations.NullMarked;
