package dev.portolan.model;

/// A namespace.
public record Namespace(Metadata meta) implements KubeObject {}
