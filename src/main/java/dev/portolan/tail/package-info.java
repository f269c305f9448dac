/// A branch of the flow: takes snapshots and a port to read logs through (`PodLogs`), gives the
/// logs of what carries a cluster's traffic (DNS, proxies, plugins, ingress controllers), merged by
/// time and filtered by what is selected. Depends on `model` and `probe` alone.
@NullMarked
package dev.portolan.tail;

import org.jspecify.annotations.NullMarked;
