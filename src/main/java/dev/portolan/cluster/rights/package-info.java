/// Part of stage 2: asks the server what the user may do there, and gives the answers for display.
/// Nothing is decided by them: what may be read shows when it is read.
@NullMarked
package dev.portolan.cluster.rights;

import org.jspecify.annotations.NullMarked;
