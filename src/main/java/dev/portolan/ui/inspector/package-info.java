/// The inspector: what is known of the selected object, its YAML, and what can be done with it.
/// `Facts` and its makers are pure; the views only show them.
@NullMarked
package dev.portolan.ui.inspector;

import org.jspecify.annotations.NullMarked;
