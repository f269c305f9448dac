/// The simulated containers: their processes, and the programs that print what the real ones print.
@NullMarked
package dev.portolan.demo.shell;

import org.jspecify.annotations.NullMarked;
