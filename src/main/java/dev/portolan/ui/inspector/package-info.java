/// What is known of the selected thing.
@NullMarked
package dev.portolan.ui.inspector;

import org.jspecify.annotations.NullMarked;
