/// The options of each kind of check: takes nothing but what the user sets, gives questions.
@NullMarked
package dev.portolan.ui.checks.options;

import org.jspecify.annotations.NullMarked;
