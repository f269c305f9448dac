/// What is on the map: the form that says it, and the chips that show it.
@NullMarked
package dev.portolan.ui.filter;

import org.jspecify.annotations.NullMarked;
