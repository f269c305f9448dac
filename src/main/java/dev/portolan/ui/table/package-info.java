/// The table of what is on the map: a row for each thing, sorted and filtered by its columns.
@NullMarked
package dev.portolan.ui.table;

import org.jspecify.annotations.NullMarked;
