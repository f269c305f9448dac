/// The embedded demo cluster: the real Kubernetes API over HTTPS on loopback, in front of a
/// simulated network.
@NullMarked
package dev.portolan.demo;

import org.jspecify.annotations.NullMarked;
