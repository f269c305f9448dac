/// Part of stage 2: exec over SPDY/3.1, which every API server and kubelet speaks.
@NullMarked
package dev.portolan.cluster.exec.spdy;

import org.jspecify.annotations.NullMarked;
