/// Stage 2: takes a context, gives a live session and its snapshots. The only home of
/// `io.kubernetes` and okhttp.
@NullMarked
package dev.portolan.cluster;

import org.jspecify.annotations.NullMarked;
