/// The list of policies, and what if there were others.
@NullMarked
package dev.portolan.ui.policies;

import org.jspecify.annotations.NullMarked;
