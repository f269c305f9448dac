/// The set engine: takes a snapshot, puts everybody whom no policy tells apart into one class, and
/// keeps who matches what as bit sets over the classes.
///
/// `Compiler` turns policies into rules over `Term`s, `Classes` holds the classes and which terms
/// match them, a `Side` is what one end's policies say of every class at the other end, and
/// `SetEngine` puts two sides together.
@NullMarked
package dev.portolan.policy.sets;

import org.jspecify.annotations.NullMarked;
