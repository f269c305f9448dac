/// The simulated network: who answers whom, how fast, and over which hops.
@NullMarked
package dev.portolan.demo.net;

import org.jspecify.annotations.NullMarked;
