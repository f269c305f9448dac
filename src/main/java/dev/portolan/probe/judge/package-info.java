/// What findings mean: takes what was found and what was asked, gives the outcome in words with the
/// next thing to do.
@NullMarked
package dev.portolan.probe.judge;

import org.jspecify.annotations.NullMarked;
