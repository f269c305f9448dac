/// Part of stage 2: the way to one API server, what it refuses, and the words for it.
@NullMarked
package dev.portolan.cluster.api;

import org.jspecify.annotations.NullMarked;
