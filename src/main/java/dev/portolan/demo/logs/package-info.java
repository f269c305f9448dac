/// The demo's logs: takes what passes the simulated network, gives what DNS, proxy and plugin would
/// write of it. Every log says first that it is simulated.
@NullMarked
package dev.portolan.demo.logs;

import org.jspecify.annotations.NullMarked;
