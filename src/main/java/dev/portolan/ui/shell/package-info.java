/// The frame around the map: header, notices, empty states, status.
@NullMarked
package dev.portolan.ui.shell;

import org.jspecify.annotations.NullMarked;
