/// Takes a check that is to be repeated, gives its rounds: a prober that asks again and again
/// through another.
@NullMarked
package dev.portolan.probe.watch;

import org.jspecify.annotations.NullMarked;
