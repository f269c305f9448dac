/// Part of stage 2: takes a container and an argument vector, gives what the command prints and how
/// it ends, over the API's exec by WebSocket.
@NullMarked
package dev.portolan.cluster.exec;

import org.jspecify.annotations.NullMarked;
