/// Part of stage 2: exec by the user's own kubectl, where no connection of ours gets through.
@NullMarked
package dev.portolan.cluster.exec.kubectl;

import org.jspecify.annotations.NullMarked;
