/// The ways to ask: which programs can answer which question, and the words they are given. Takes
/// what a container has, gives commands, each a list of arguments.
@NullMarked
package dev.portolan.probe.tool;

import org.jspecify.annotations.NullMarked;
