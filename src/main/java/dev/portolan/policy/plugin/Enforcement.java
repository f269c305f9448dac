package dev.portolan.policy.plugin;

/// Whether anything in the cluster makes NetworkPolicies hold.
public enum Enforcement {
  ENFORCED,
  NOT_ENFORCED,
  /// It depends on what the API does not show.
  UNKNOWN
}
