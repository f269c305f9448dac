/// Part of stage 2: takes a container and an argument vector, gives what the command prints and how
/// it ends. There are several ways (WebSocket, SPDY, the user's kubectl), a folder each;
/// `PodCommands` tries them in order.
@NullMarked
package dev.portolan.cluster.exec;

import org.jspecify.annotations.NullMarked;
