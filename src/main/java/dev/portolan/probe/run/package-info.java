/// Checks as they run: takes requests, looks for tools, runs commands through `PodExec`, tells a
/// listener.
@NullMarked
package dev.portolan.probe.run;

import org.jspecify.annotations.NullMarked;
