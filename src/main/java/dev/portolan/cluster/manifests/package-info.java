/// Part of stage 2: takes a folder of manifests or a saved snapshot, gives a `ClusterSnapshot` and
/// the problems found on the way. Objects are read by the readers of `cluster.json`, as live ones
/// are; only what a server would have added (namespaces, pods of workloads) is added here.
@NullMarked
package dev.portolan.cluster.manifests;

import org.jspecify.annotations.NullMarked;
