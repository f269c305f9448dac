/// Headless verbs on the same core, thin. The only place that writes to the standard streams.
@NullMarked
package dev.portolan.cli;

import org.jspecify.annotations.NullMarked;
