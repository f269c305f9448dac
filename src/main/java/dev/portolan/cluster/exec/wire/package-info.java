/// Part of stage 2: takes an upgraded connection, gives frames in both directions; the codecs are
/// Netty's.
@NullMarked
package dev.portolan.cluster.exec.wire;

import org.jspecify.annotations.NullMarked;
