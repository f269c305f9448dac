/// Part of stage 2: exec over WebSocket, which API servers want first since 1.31.
@NullMarked
package dev.portolan.cluster.exec.websocket;

import org.jspecify.annotations.NullMarked;
