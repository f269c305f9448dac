package dev.portolan.model;

/// An owner of pods: Deployment, ReplicaSet, StatefulSet, DaemonSet or Job, with how many pods it
/// wants and how many are ready.
public record Workload(Metadata meta, int desired, int ready, LabelSelector selector)
    implements KubeObject {}
