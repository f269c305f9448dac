/// Part of stage 2: takes a container, gives its log line by line, over GET of pods/log; what
/// breaks is taken up again.
@NullMarked
package dev.portolan.cluster.logs;

import org.jspecify.annotations.NullMarked;
