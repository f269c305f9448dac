package dev.portolan.policy.lint;

/// How much a finding matters.
public enum Severity {
  /// Something will not do what its author meant.
  WARNING,
  /// Worth knowing; it may be meant.
  INFO
}
