/// The composition root: wiring, settings, paths.
@NullMarked
package dev.portolan.app;

import org.jspecify.annotations.NullMarked;
