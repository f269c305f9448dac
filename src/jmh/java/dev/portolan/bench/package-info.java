/// Benchmarks: `./mvnw -Pbench verify` prints the table of predicted reachability,
/// `-Dbench.jmh=true` runs the same under JMH.
@NullMarked
package dev.portolan.bench;

import org.jspecify.annotations.NullMarked;
