/// The one vantage outside the cluster: the same questions, asked by this computer's own sockets.
@NullMarked
package dev.portolan.probe.laptop;

import org.jspecify.annotations.NullMarked;
