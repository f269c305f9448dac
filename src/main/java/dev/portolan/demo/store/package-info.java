/// What the demo cluster holds: objects in order, and the log of their changes.
@NullMarked
package dev.portolan.demo.store;

import org.jspecify.annotations.NullMarked;
