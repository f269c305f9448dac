/// What a question is asked of: takes a check and the cluster as it was last seen, gives the
/// addresses, ports and names to try, or why there is nothing to try.
@NullMarked
package dev.portolan.probe.target;

import org.jspecify.annotations.NullMarked;
