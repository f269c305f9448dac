/// The demo cluster's API server: HTTPS on loopback, lists, watches, exec.
@NullMarked
package dev.portolan.demo.server;

import org.jspecify.annotations.NullMarked;
