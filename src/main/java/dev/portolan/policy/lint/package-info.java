/// Beside stage 3: takes a snapshot, gives what is doubtful about its policies: those that do
/// nothing, that say the same twice, or that do more than their author will have meant. Pure.
@NullMarked
package dev.portolan.policy.lint;

import org.jspecify.annotations.NullMarked;
