/// The form to start a check and what came of it.
@NullMarked
package dev.portolan.ui.checks;

import org.jspecify.annotations.NullMarked;
